using LeadCrm.Domain.Staff;

namespace LeadCrm.Domain.Tests.Staff;

public sealed class AbsenceTests
{
    private static readonly DateOnly s_first = new(2026, 12, 21);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void First_and_last_day_belong_to_it(int offset, bool covered) =>
        new Absence(Guid.NewGuid(), Guid.NewGuid(), s_first, s_first.AddDays(4)).Covers(s_first.AddDays(offset)).ShouldBe(covered);

    [Theory]
    [InlineData(-1)]
    [InlineData(366)]
    public void It_ends_after_it_begins_and_within_a_year(int days) =>
        Should.Throw<BrokenRuleException>(() => new Absence(Guid.NewGuid(), Guid.NewGuid(), s_first, s_first.AddDays(days))).Code.ShouldBe("absence-invalid");
}
