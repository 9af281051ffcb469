using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Staff;
using LeadCrm.Domain;
using LeadCrm.Domain.Journal;
using LeadCrm.Infrastructure.Identity;
using LeadCrm.TestSupport.UseCases;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Application.Tests.Staff;

/// <summary>Whoever gives out roles cannot use that to become two people, and what they gave is written down.</summary>
public sealed class RolesApartTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task Nobody_gives_themselves_a_role()
    {
        var admin = await app.ColleagueAsync(Roles.Administrator);
        var me = await app.SendAsync(admin, new GetStaffMember(admin.UserId!.Value));

        var refused = await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(admin, me.With(roles: ["administrator", "coordinator"])));

        refused.Code.ShouldBe("own-roles");
        (await app.UserAsync(admin.UserId)).Roles.ShouldBe(Roles.Administrator);
    }

    [Fact]
    public async Task Who_gives_out_accounts_does_not_review_evidence()
    {
        var admin = await app.AdministratorAsync();

        var refused = await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(admin, new InviteStaff("Both Eyes", "both@example.org", ["Administrator", "Medical-Reviewer"])));

        refused.Problems.ShouldContain(p => p.Code == "roles-apart");
    }

    [Fact]
    public async Task The_journal_says_which_roles_were_given_and_taken()
    {
        var admin = await app.AdministratorAsync();
        var colleague = await app.ColleagueAsync(Roles.Coordinator);
        var member = await app.SendAsync(admin, new GetStaffMember(colleague.UserId!.Value));

        await app.SendAsync(admin, member.With(roles: ["manager"]));

        (await app.ReadAsync(db => db.Facts.SingleAsync(f => f.SubjectId == colleague.UserId && f.Kind == FactKind.StaffChanged))).Reason.ShouldBe("+manager -coordinator");
    }

    /// <summary>Identity saves the whole account: what was loaded before must not bring back what was taken since.</summary>
    [Fact]
    public async Task A_password_chosen_meanwhile_does_not_open_a_closed_account_again()
    {
        var admin = await app.AdministratorAsync();
        var leaver = await app.ColleagueAsync(Roles.Coordinator);
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var loaded = (await users.FindByIdAsync(leaver.UserId!.Value.ToString()))!;
        var token = await users.GeneratePasswordResetTokenAsync(loaded);

        await app.SendAsync(admin, new DeactivateStaff(leaver.UserId.Value, null));

        (await Should.ThrowAsync<BrokenRuleException>(() => users.ResetPasswordAsync(loaded, token, "another quiet lake behind"))).Code.ShouldBe("changed-meanwhile");
        (await app.UserAsync(leaver.UserId)).IsActive.ShouldBeFalse();
    }

    [Fact]
    public async Task An_invitation_that_ended_is_not_followed_through_a_forgotten_password()
    {
        var admin = await app.AdministratorAsync();
        await app.SendAsync(admin, new InviteStaff("Late Comer", "late@example.org", ["coordinator"]));
        app.Time.Advance(TimeSpan.FromDays(10));

        await app.SendAsync(Caller.Anonymous, new AskForPasswordLink("late@example.org"));

        var now = app.Time.GetUtcNow();
        (await app.ReadAsync(db => db.Messages.CountAsync(m => m.DueAt >= now))).ShouldBe(0);
    }
}
