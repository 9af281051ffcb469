using LeadCrm.Domain.Clinics;
using static LeadCrm.Domain.Tests.Clinics.ClinicMaking;

namespace LeadCrm.Domain.Tests.Clinics;

public sealed class LicenceWarningTests
{
    private static readonly DateOnly s_ends = new(2026, 6, 30);

    [Theory]
    [InlineData(61, null)]
    [InlineData(60, 60)]
    [InlineData(31, 60)]
    [InlineData(30, 30)]
    [InlineData(8, 30)]
    [InlineData(7, 7)]
    [InlineData(0, 7)]
    [InlineData(-1, LicenceWarning.Ended)]
    [InlineData(-60, LicenceWarning.Ended)]
    [InlineData(-61, null)]
    public void A_licence_is_in_one_threshold_a_day(int daysLeft, int? expected) =>
        DueOn(s_ends.AddDays(-daysLeft)).Select(w => (int?)w.Days).FirstOrDefault().ShouldBe(expected);

    [Fact]
    public void The_day_is_the_clinics_own()
    {
        // 21:00 UTC is midnight in Istanbul.
        var clinic = Ending();
        LicenceWarning.Due(clinic, new DateTimeOffset(2026, 6, 30, 20, 59, 0, TimeSpan.Zero)).Single().Days.ShouldBe(7);
        LicenceWarning.Due(clinic, new DateTimeOffset(2026, 6, 30, 21, 0, 0, TimeSpan.Zero)).Single().Days.ShouldBe(LicenceWarning.Ended);
    }

    [Fact]
    public void A_replaced_licence_and_a_suspended_clinic_are_not_warned_of()
    {
        var clinic = Ending();
        var warning = LicenceWarning.Due(clinic, Noon(s_ends)).Single();
        warning.StillHolds(clinic).ShouldBeTrue();
        clinic.RecordLicence(Licence(LicenceKind.Jacie, s_ends.AddYears(1)) with { Number = "Jacie-2" });
        LicenceWarning.Due(clinic, Noon(s_ends)).ShouldBeEmpty();
        warning.StillHolds(clinic).ShouldBeFalse();

        var suspended = Ending();
        suspended.Suspend("A complaint", Manager, Monday);
        LicenceWarning.Due(suspended, Noon(s_ends)).ShouldBeEmpty();
    }

    private static IReadOnlyList<LicenceWarning> DueOn(DateOnly day) => LicenceWarning.Due(Ending(), Noon(day));

    private static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);

    private static Clinic Ending()
    {
        var clinic = Approved();
        clinic.RecordLicence(Licence(LicenceKind.Jacie, s_ends));
        return clinic;
    }
}
