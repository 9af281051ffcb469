using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Staff;
using LeadCrm.Domain;
using LeadCrm.Domain.FollowUps;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Staff;

public sealed class StaffRecordTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    private DateOnly Today => DateOnly.FromDateTime(app.Time.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task Of_two_administrators_who_edit_one_record_the_second_reads_what_the_first_did()
    {
        var admin = await app.AdministratorAsync();
        var colleague = await app.ColleagueAsync(Roles.Coordinator);
        var seen = await app.SendAsync(admin, new GetStaffMember(colleague.UserId!.Value));
        await app.SendAsync(admin, seen.With(leadsPerDay: 10));
        await app.SendAsync(admin, seen.With(leadsPerDay: 10));
        (await CodeAsync(admin, seen.With(leadsPerDay: 12))).ShouldBe("changed-meanwhile");
        var now = await app.SendAsync(admin, new GetStaffMember(colleague.UserId.Value));
        (now.LeadsPerDay, now.Version).ShouldBe((10, 1));
        await app.SendAsync(admin, now.With(leadsPerDay: 12));
    }

    [Fact]
    public async Task Hours_are_kept_in_the_order_of_the_week_and_what_cannot_be_is_said_beside_its_shift()
    {
        var me = await app.ColleagueAsync(Roles.Manager, "Max");
        WorkShift[] week = [new("sunday", "22:00", "00:00"), new("Monday", "13:00", "17:30"), new("monday", "9:00", "12:00")];
        await app.SendAsync(me, new ChangeMyProfile(null, "Maxim", ["de", "pt-BR"], "Europe/Berlin", week));
        var kept = await app.SendAsync(me, new GetMyProfile());
        (kept.Name, kept.TimeZone).ShouldBe(("Maxim", "Europe/Berlin"));
        kept.Weekly.ShouldBe([new("monday", "09:00", "12:00"), new("monday", "13:00", "17:30"), new("sunday", "22:00", "00:00")]);

        WorkShift[] bad = [new("monday", "17:00", "09:00"), new("someday", "09:00", "10:00"), new("friday", null, "25:00")];
        var problems = (await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(me, new ChangeMyProfile(null, new string('x', 101), [], null, bad)))).Problems;
        problems.Select(p => $"{p.Field} {p.Code}").ShouldBe(["name too-long", "weekly[0].to out-of-range", "weekly[1].day unknown-choice", "weekly[2].from invalid", "weekly[2].to invalid"], ignoreOrder: true);
        problems = (await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(me, new ChangeMyProfile(null, "Max", [], null, [new("monday", "20:00", "00:00"), new("monday", "23:00", "23:30")])))).Problems;
        problems.ShouldHaveSingleItem().Code.ShouldBe("overlap");
    }

    [Fact]
    public async Task Own_changes_leave_roles_and_capacity_alone()
    {
        var admin = await app.AdministratorAsync();
        var me = await app.ColleagueAsync(Roles.Coordinator | Roles.Manager);
        await app.SendAsync(admin, (await app.SendAsync(admin, new GetStaffMember(me.UserId!.Value))).With(leadsPerDay: 7));
        await app.SendAsync(me, new ChangeMyProfile(null, "Renamed", ["en"], null, null));
        var now = await app.SendAsync(me, new GetMyProfile());
        (now.Name, now.LeadsPerDay, now.IsMe).ShouldBe(("Renamed", 7, true));
        now.Roles.ShouldBe(["coordinator", "manager"]);
        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(UseCaseFixture.ClinicA, new GetMyProfile()));
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(admin, new GetStaffMember(UseCaseFixture.ClinicA.UserId!.Value)));
    }

    [Fact]
    public async Task A_coordinators_role_is_not_taken_from_who_has_open_leads()
    {
        var admin = await app.AdministratorAsync();
        var (owner, colleague) = (await app.ColleagueAsync(Roles.Coordinator), await app.ColleagueAsync(Roles.Coordinator));
        await app.LeadOfAsync(owner);
        var record = await app.SendAsync(admin, new GetStaffMember(owner.UserId!.Value));
        (await CodeAsync(admin, record.With(roles: ["manager"]))).ShouldBe("owns-open-leads");
        await app.SendAsync(admin, new HandOverLeads(owner.UserId.Value, colleague.UserId!.Value));
        await app.SendAsync(admin, new HandOverLeads(owner.UserId.Value, colleague.UserId!.Value));
        (await CodeAsync(admin, record.With(roles: ["manager"]))).ShouldBeNull();
        (await app.UserAsync(owner.UserId)).Roles.ShouldBe(Roles.Manager);
    }

    [Fact]
    public async Task An_absence_is_stated_once_shown_through_neighbours_and_taken_back()
    {
        var admin = await app.AdministratorAsync();
        var away = await app.ColleagueAsync(Roles.Coordinator);
        var id = await app.SendAsync(admin, new AddAbsence(away.UserId!.Value, Today, Today.AddDays(2)));
        (await app.SendAsync(away, new AddMyAbsence(Today, Today.AddDays(2)))).ShouldBe(id);
        await app.SendAsync(away, new AddMyAbsence(Today.AddDays(3), Today.AddDays(9)));
        var line = (await app.SendAsync(admin, new ListStaff())).Single(l => l.Id == away.UserId);
        (line.Status, line.AbsentUntil).ShouldBe((StaffStatus.Absent, Today.AddDays(9)));

        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(UseCaseFixture.Manager, new RemoveMyAbsence(id)));
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(admin, new RemoveAbsence(admin.UserId!.Value, id)));
        await app.SendAsync(away, new RemoveMyAbsence(id));
        (await app.SendAsync(away, new GetMyProfile())).Status.ShouldBe(StaffStatus.Active);
    }

    [Theory]
    [InlineData(0, -1, "out-of-range")]
    [InlineData(0, 366, "too-long")]
    [InlineData(-800, -799, "out-of-range")]
    [InlineData(100_000, 100_001, "out-of-range")]
    public async Task Days_that_cannot_be_are_refused(int from, int to, string code)
    {
        var me = await app.ColleagueAsync(Roles.Coordinator);
        var problems = (await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(me, new AddMyAbsence(Today.AddDays(from), Today.AddDays(to))))).Problems;
        problems.ShouldHaveSingleItem().Code.ShouldBe(code);
        (await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(me, new AddMyAbsence(null, null)))).Problems.ShouldAllBe(p => p.Code == "required");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public async Task A_capacity_is_one_that_a_person_can_have(int leads)
    {
        var admin = await app.AdministratorAsync();
        var record = await app.SendAsync(admin, new GetStaffMember((await app.ColleagueAsync(Roles.Coordinator)).UserId!.Value));
        (await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(admin, record.With(leadsPerDay: leads)))).Problems.ShouldHaveSingleItem().Field.ShouldBe("leadsPerDay");
    }

    [Fact]
    public async Task A_link_for_another_password_goes_out_once_in_ten_minutes_and_only_to_an_open_account()
    {
        var admin = await app.AdministratorAsync();
        var colleague = await app.ColleagueAsync(Roles.Coordinator);
        await app.SendAsync(admin, new SendPasswordReset(colleague.UserId!.Value));
        await app.SendAsync(admin, new SendPasswordReset(colleague.UserId!.Value));
        (await app.ReadAsync(db => db.Messages.CountAsync(m => m.Kind == MessageKind.PasswordForgotten && m.RecipientId == colleague.UserId))).ShouldBe(1);
        await app.SendAsync(admin, new DeactivateStaff(colleague.UserId.Value, null));
        (await CodeAsync(admin, new SendPasswordReset(colleague.UserId!.Value))).ShouldBe("account-closed");
    }

    private async Task<string?> CodeAsync(Caller caller, MediatR.IRequest<MediatR.Unit> request)
    {
        try
        {
            await app.SendAsync(caller, request);
            return null;
        }
        catch (BrokenRuleException e)
        {
            return e.Code;
        }
    }
}
