using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Routing;

namespace LeadCrm.Domain.Tests.Routing;

public sealed class OfferDeadlineTests
{
    private static readonly DateTimeOffset s_tuesday = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void However_little_a_clinic_works_a_patient_waits_two_weeks_at_most()
    {
        var hours = new WorkingHours("Europe/Istanbul", [new WorkingInterval(DayOfWeek.Monday, new(0, 0), new(0, 1))]);
        OfferDeadline.Set(hours, s_tuesday, TimeSpan.FromHours(8)).ShouldBe(s_tuesday.AddDays(14));
        OfferDeadline.Resume(hours, s_tuesday, TimeSpan.FromHours(8)).ShouldBe(s_tuesday.AddDays(14));
        OfferDeadline.PauseEnd(hours, s_tuesday, 5).ShouldBe(s_tuesday.AddDays(14));
    }

    [Fact]
    public void A_clinic_that_states_a_year_of_closed_days_does_not_keep_a_case_for_a_year()
    {
        var year = Enumerable.Range(0, 366).Select(i => new DateOnly(2026, 11, 24).AddDays(i)).ToList();
        var hours = new WorkingHours("Europe/Istanbul", WorkingHours.Weekdays("Europe/Istanbul", new(9, 0), new(17, 0)).Weekly, year);
        OfferDeadline.Set(hours, s_tuesday, TimeSpan.FromHours(8)).ShouldBe(s_tuesday.AddDays(14));
    }

    [Fact]
    public void Within_two_weeks_the_working_hours_decide_to_the_minute()
    {
        var hours = WorkingHours.Weekdays("Europe/Istanbul", new(9, 0), new(17, 0));
        OfferDeadline.Set(hours, s_tuesday, TimeSpan.FromHours(8)).ShouldBe(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));
    }
}
