using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Routing;

namespace LeadCrm.Domain.Tests.Routing;

public sealed class CasePriorityTests
{
    private static readonly DateOnly s_today = new(2026, 11, 23);

    [Theory]
    [InlineData(RedFlagState.None, null, null, RoutingPriority.Normal)]
    [InlineData(RedFlagState.Cleared, null, null, RoutingPriority.High)]
    [InlineData(RedFlagState.None, "2026-12-23", null, RoutingPriority.High)]
    [InlineData(RedFlagState.None, "2026-12-24", null, RoutingPriority.Normal)]
    [InlineData(RedFlagState.Cleared, "2026-12-23", null, RoutingPriority.Urgent)]
    [InlineData(RedFlagState.None, "2026-11-01", null, RoutingPriority.High)]
    [InlineData(RedFlagState.None, null, "2026-12-01", RoutingPriority.High)]
    [InlineData(RedFlagState.None, null, "2027-12-01", RoutingPriority.Normal)]
    [InlineData(RedFlagState.None, "2026-10-01", "2026-11-22", RoutingPriority.Normal)]
    [InlineData(RedFlagState.None, "2027-05-23", null, RoutingPriority.Normal)]
    [InlineData(RedFlagState.None, "2027-05-24", null, RoutingPriority.Low)]
    [InlineData(RedFlagState.Cleared, "2027-05-24", null, RoutingPriority.High)]
    public void It_follows_from_what_was_judged_and_from_the_dates_of_travel(RedFlagState redFlag, string? from, string? until, RoutingPriority expected) =>
        CasePriority.Of(redFlag, Day(from), Day(until), s_today).ShouldBe(expected);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
