using LeadCrm.Domain.FollowUps;

namespace LeadCrm.Domain.Tests.FollowUps;

public sealed class RemindersTests
{
    private static readonly DateTimeOffset s_asked = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid s_lead = Guid.CreateVersion7();
    private static readonly Guid s_assignment = Guid.CreateVersion7();

    [Fact]
    public void Reminders_go_out_after_one_three_and_seven_days()
    {
        var series = Plan(s_assignment).ToList();
        series.Select(m => (m.Step, m.DueAt)).ShouldBe([(1, s_asked.AddDays(1)), (3, s_asked.AddDays(3)), (7, s_asked.AddDays(7))]);
        series.ShouldAllBe(m => m.Status == MessageStatus.Due && m.LeadId == s_lead && m.AssignmentId == s_assignment && m.ClinicId == null);
    }

    [Fact]
    public void Planning_a_series_again_gives_the_same_keys_so_that_nothing_is_sent_twice() =>
        Plan(s_assignment).Select(m => m.DedupKey).ShouldBe(Plan(s_assignment).Select(m => m.DedupKey));

    [Fact]
    public void Another_question_has_a_series_of_its_own() =>
        Plan(s_assignment).Select(m => m.DedupKey).Intersect(Plan(Guid.CreateVersion7()).Select(m => m.DedupKey)).ShouldBeEmpty();

    [Fact]
    public void Reminders_keep_to_the_patients_own_quiet_hours() =>
        // 12:00 UTC is 2:00 at night in Honolulu: 9:00 there is 19:00 UTC.
        Reminders.Plan(MessageKind.DecideReminder, s_lead, s_assignment, s_assignment, s_asked, "Pacific/Honolulu")
            .ShouldAllBe(m => m.DueAt.Hour == 19);

    private static IEnumerable<Message> Plan(Guid subject) => Reminders.Plan(MessageKind.ConfirmClinicReminder, s_lead, s_assignment, subject, s_asked, "Europe/London");
}
