using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Staff;

namespace LeadCrm.Domain.Tests.Staff;

public sealed class StaffProfileTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
    private static readonly WorkingInterval s_morning = new(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(12, 0));

    [Fact]
    public void What_is_described_is_kept_and_recognised_again()
    {
        var profile = new StaffProfile(Guid.NewGuid(), s_now);
        var manner = new WorkingManner(["en", "EN", "tr"], "Europe/Istanbul", [s_morning], 20);
        profile.Says(manner).ShouldBeFalse();
        profile.Describe(manner, s_now);
        (profile.Languages.Count, profile.TimeZone, profile.LeadsPerDay).ShouldBe((2, "Europe/Istanbul", 20));
        profile.Says(manner).ShouldBeTrue();
        profile.Says(manner with { LeadsPerDay = null }).ShouldBeFalse();
    }

    [Fact]
    public void Hours_that_end_before_they_begin_or_overlap_are_refused_and_change_nothing()
    {
        var profile = new StaffProfile(Guid.NewGuid(), s_now);
        foreach (var weekly in new WorkingInterval[][] { [s_morning with { To = new TimeOnly(8, 0) }], [s_morning, s_morning with { From = new TimeOnly(11, 0) }] })
            Should.Throw<BrokenRuleException>(() => profile.Describe(new WorkingManner([], null, weekly, null), s_now)).Code.ShouldBe("working-hours-invalid");
        Should.Throw<BrokenRuleException>(() => profile.Describe(new WorkingManner([], "Mars/Olympus", [s_morning], null), s_now)).Code.ShouldBe("unknown-time-zone");
        profile.Weekly.ShouldBeEmpty();
    }

    [Fact]
    public void Every_act_moves_the_moment_of_change_also_two_at_the_same_moment()
    {
        var profile = new StaffProfile(Guid.NewGuid(), s_now);
        profile.Touch(s_now);
        profile.ChangedAt.ShouldBeGreaterThan(s_now);
    }

    [Fact]
    public void An_invitation_ends_72_hours_after_it_was_asked_for_last()
    {
        var profile = new StaffProfile(Guid.NewGuid(), s_now);
        profile.InvitedUntil.ShouldBeNull();
        profile.Invite(Guid.NewGuid(), s_now);
        profile.Invite(Guid.NewGuid(), s_now.AddDays(1));
        (profile.InvitedUntil, profile.Invitations).ShouldBe((s_now.AddDays(4), 2));
    }

    [Fact]
    public void Who_saw_that_there_was_none_may_begin_one_and_who_saw_another_version_is_refused()
    {
        var profile = new StaffProfile(Guid.NewGuid(), s_now);
        profile.RefuseUnlessSeen(null);
        profile.RefuseUnlessSeen(0);
        Should.Throw<BrokenRuleException>(() => profile.RefuseUnlessSeen(1)).Code.ShouldBe("changed-meanwhile");
    }
}
