using System.Globalization;
using LeadCrm.Domain.Routing;

namespace LeadCrm.Domain.Tests.Routing;

public sealed class CalendarPeriodsTests
{
    [Theory]
    // Sunday evening in London is Monday in Kolkata, and the first of the month there.
    [InlineData("Europe/London", "2026-05-31T20:00Z", "2026-05-30T23:00Z", "2026-05-24T23:00Z", "2026-04-30T23:00Z")]
    [InlineData("Asia/Kolkata", "2026-05-31T20:00Z", "2026-05-31T18:30Z", "2026-05-31T18:30Z", "2026-05-31T18:30Z")]
    // The week and the month of a change of the clocks began by the other offset.
    [InlineData("Europe/Berlin", "2026-03-29T12:00Z", "2026-03-28T23:00Z", "2026-03-22T23:00Z", "2026-02-28T23:00Z")]
    [InlineData("Europe/Berlin", "2026-03-30T12:00Z", "2026-03-29T22:00Z", "2026-03-29T22:00Z", "2026-02-28T23:00Z")]
    public void Days_weeks_and_months_begin_by_the_clinics_own_clock(string zone, string at, string day, string week, string month) =>
        CalendarPeriods.Of(zone, Moment(at)).ShouldBe(new CalendarPeriods(Moment(day), Moment(week), Moment(month)));

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
