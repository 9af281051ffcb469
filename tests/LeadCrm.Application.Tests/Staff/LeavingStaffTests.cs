using System.Security.Claims;
using LeadCrm.Application.Access;
using LeadCrm.Application.Staff;
using LeadCrm.Domain;
using LeadCrm.Domain.Journal;
using LeadCrm.Infrastructure.Identity;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Application.Tests.Staff;

public sealed class LeavingStaffTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task Open_leads_go_to_the_named_colleague_and_sessions_end()
    {
        var admin = await app.AdministratorAsync();
        var (leaving, receiver) = (await app.ColleagueAsync(Roles.Coordinator, "Leaving"), await app.ColleagueAsync(Roles.Coordinator, "Receiver"));
        Guid[] leads = [await app.LeadOfAsync(leaving), await app.LeadOfAsync(leaving)];
        var session = await SessionAsync(leaving);
        (await RefusedAsync(admin, new DeactivateStaff(leaving.UserId!.Value, null))).ShouldBe("hand-over-needed");

        await app.SendAsync(admin, new DeactivateStaff(leaving.UserId!.Value, receiver.UserId));
        await app.SendAsync(admin, new DeactivateStaff(leaving.UserId!.Value, receiver.UserId));

        (await CallerNowAsync(session)).ShouldBe(Caller.Anonymous);
        foreach (var lead in leads)
        {
            (await app.ReadAsync(db => db.Leads.Where(l => l.Id == lead).Select(l => l.OwnerId).SingleAsync())).ShouldBe(receiver.UserId);
            var line = (await app.HandOversAsync(lead)).ShouldHaveSingleItem();
            (line.ActorId, line.SubjectId).ShouldBe((admin.UserId, receiver.UserId));
        }

        var record = await app.SendAsync(admin, new GetStaffMember(leaving.UserId.Value));
        (record.Status, record.OpenLeads).ShouldBe((StaffStatus.Deactivated, 0));
        (await app.ReadAsync(db => db.Facts.CountAsync(a => a.Kind == FactKind.StaffDeactivated && a.SubjectId == leaving.UserId))).ShouldBe(1);

        await app.SendAsync(admin, new ReactivateStaff(leaving.UserId.Value));
        (await app.SendAsync(admin, new GetStaffMember(leaving.UserId.Value))).Status.ShouldBe(StaffStatus.Active);
        (await CallerNowAsync(session)).ShouldBe(Caller.Anonymous);
    }

    [Fact]
    public async Task Leads_go_to_nobody_who_is_absent_gone_invited_no_coordinator_or_the_same()
    {
        var admin = await app.AdministratorAsync();
        var leaving = await app.ColleagueAsync(Roles.Coordinator);
        var lead = await app.LeadOfAsync(leaving);
        var (absent, gone, manager) = (await app.ColleagueAsync(Roles.Coordinator), await app.ColleagueAsync(Roles.Coordinator), await app.ColleagueAsync(Roles.Manager));
        var today = DateOnly.FromDateTime(app.Time.GetUtcNow().UtcDateTime);
        await app.SendAsync(absent, new AddMyAbsence(today.AddDays(-1), today));
        await app.SendAsync(admin, new DeactivateStaff(gone.UserId!.Value, null));
        var invited = await app.SendAsync(admin, new InviteStaff("Not yet", $"not-yet-{Guid.NewGuid():N}@example.org", ["coordinator"]));
        foreach (var (to, code) in new (Guid, string)[]
        {
            (absent.UserId!.Value, "owner-absent"), (gone.UserId!.Value, "owner-gone"), (Guid.NewGuid(), "owner-gone"), (UseCaseFixture.ClinicA.UserId!.Value, "owner-gone"),
            (manager.UserId!.Value, "owner-not-coordinator"), (invited, "owner-invited"),
        })
        {
            (await RefusedAsync(admin, new DeactivateStaff(leaving.UserId!.Value, to))).ShouldBe(code);
            (await RefusedAsync(admin, new HandOverLeads(leaving.UserId!.Value, to))).ShouldBe(code);
            (await RefusedAsync(UseCaseFixture.Manager, new AssignLead(lead, to))).ShouldBe(code);
        }

        (await RefusedAsync(admin, new DeactivateStaff(leaving.UserId!.Value, leaving.UserId))).ShouldBe("hand-over-same-person");
        (await app.SendAsync(UseCaseFixture.Manager, new ListLeadOwners())).ShouldSatisfyAllConditions(
            owners => owners.Single(o => o.Id == absent.UserId).AbsentUntil.ShouldBe(today),
            owners => owners.ShouldNotContain(o => o.Id == gone.UserId || o.Id == manager.UserId || o.Id == invited),
            owners => owners.Single(o => o.Id == leaving.UserId).ShouldSatisfyAllConditions(o => o.AbsentUntil.ShouldBeNull(), o => o.OpenLeads.ShouldBe(1)));
        (await app.HandOversAsync(lead)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_who_leave_at_once_and_hand_over_to_each_other_no_lead_stays_with_somebody_gone()
    {
        var admin = await app.AdministratorAsync();
        var (one, other) = (await app.ColleagueAsync(Roles.Coordinator), await app.ColleagueAsync(Roles.Coordinator));
        Guid[] leads = [await app.LeadOfAsync(one), await app.LeadOfAsync(other)];
        var codes = await Task.WhenAll(TryAsync(admin, new DeactivateStaff(one.UserId!.Value, other.UserId)), TryAsync(admin, new DeactivateStaff(other.UserId!.Value, one.UserId)));
        codes.Count(c => c is null).ShouldBe(1, string.Join(", ", codes));
        foreach (var lead in leads)
        {
            var owner = await app.ReadAsync(db => db.Leads.Where(l => l.Id == lead).Select(l => l.OwnerId).SingleAsync());
            (await app.UserAsync(owner)).IsActive.ShouldBeTrue();
        }
    }

    private async Task<string> RefusedAsync(Caller caller, MediatR.IRequest<MediatR.Unit> request) =>
        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(caller, request))).Code;

    private async Task<string?> TryAsync(Caller caller, MediatR.IRequest<MediatR.Unit> request)
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

    private async Task<ClaimsPrincipal> SessionAsync(Caller caller)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (claim, _) = await scope.ServiceProvider.GetRequiredService<Sessions>().BeginAsync(await app.UserAsync(caller.UserId), SessionKind.Browser, CancellationToken.None);
        return new ClaimsPrincipal(new ClaimsIdentity([claim], "test"));
    }

    private async Task<Caller> CallerNowAsync(ClaimsPrincipal session)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Sessions>().CallerAsync(session, CancellationToken.None);
    }
}
