using System.Security.Claims;
using LeadCrm.Application.Access;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.FollowUps;
using LeadCrm.Domain;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Infrastructure.Database;
using LeadCrm.Infrastructure.Identity;
using LeadCrm.Infrastructure.Mail;
using LeadCrm.TestSupport.UseCases;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace LeadCrm.Application.Tests.Clinics;

public sealed class ClinicUserTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task An_invited_colleague_chooses_a_password_over_the_link_of_the_mail_once()
    {
        var (id, user) = await app.ClinicWithUserAsync();
        await app.SendAsync(user, new InviteClinicUser(null, "Selin", "selin@example.org"));
        var line = (await app.SendAsync(user, new ListClinicUsers(null))).Single(l => l.Email == "selin@example.org");
        (line.Status, line.Name, line.IsMe).ShouldBe((ClinicUserStatus.Invited, "Selin", false));

        var first = await ChooseAsync(await LinkAsync(id, "selin@example.org"));
        first.Succeeded.ShouldBeTrue();
        (await StatusAsync(user, "selin@example.org")).ShouldBe(ClinicUserStatus.Active);
        (await ChooseAsync(await LinkAsync(id, "selin@example.org"))).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task An_address_that_has_an_account_elsewhere_looks_like_any_other()
    {
        var (_, user) = await app.ClinicWithUserAsync();
        var (other, elsewhere) = await app.ClinicWithUserAsync();
        await app.SendAsync(elsewhere, new InviteClinicUser(null, "Known", "known@example.org"));

        await app.SendAsync(user, new InviteClinicUser(null, "Known", "KNOWN@example.org"));
        await app.SendAsync(user, new InviteClinicUser(null, "Free", "free@example.org"));
        var lines = (await app.SendAsync(user, new ListClinicUsers(null))).Where(l => !l.IsMe).ToList();
        lines.Count.ShouldBe(2);
        lines.ShouldAllBe(l => l.Status == ClinicUserStatus.Invited && l.InvitedAt == app.Time.GetUtcNow());

        foreach (var line in lines)
        {
            (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(user, new InviteClinicUser(null, line.Name, line.Email)))).Code.ShouldBe("already-invited");
            await app.SendAsync(user, new DeactivateClinicUser(null, line.Id));
            (await StatusAsync(user, line.Email)).ShouldBe(ClinicUserStatus.Deactivated);
            await app.SendAsync(user, new ReinviteClinicUser(null, line.Id));
            (await StatusAsync(user, line.Email)).ShouldBe(ClinicUserStatus.Invited);
        }

        (await app.SendAsync(elsewhere, new ListClinicUsers(other))).ShouldContain(l => l.Email == "known@example.org" && l.Status == ClinicUserStatus.Invited);
    }

    [Fact]
    public async Task Only_the_newest_invitation_is_sent_and_a_withdrawn_one_is_not()
    {
        var (id, user) = await app.ClinicWithUserAsync();
        await app.SendAsync(user, new InviteClinicUser(null, "Ada", "ada@example.org"));
        var line = (await app.SendAsync(user, new ListClinicUsers(null))).Single(l => l.Email == "ada@example.org");
        await app.SendAsync(user, new ReinviteClinicUser(null, line.Id));
        await app.SendAsync(Caller.System, new SendDueMessages());
        (await StatesAsync(id)).ShouldBe([(MessageStatus.Cancelled, 1), (MessageStatus.Sent, 2)]);

        await app.SendAsync(user, new ReinviteClinicUser(null, line.Id));
        await app.SendAsync(user, new DeactivateClinicUser(null, line.Id));
        await app.SendAsync(Caller.System, new SendDueMessages());
        (await StatesAsync(id)).Last().ShouldBe((MessageStatus.Cancelled, 3));
    }

    [Fact]
    public async Task A_closed_account_is_nobody_from_its_next_request_on()
    {
        var (id, user) = await app.ClinicWithUserAsync();
        var colleague = await app.AddUserAsync(id);
        var session = await SessionAsync(colleague);
        (await CallerNowAsync(session)).Roles.ShouldBe(Roles.Clinic);
        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(user, new DeactivateClinicUser(null, user.UserId!.Value)))).Code.ShouldBe("own-account");
        await app.SendAsync(user, new DeactivateClinicUser(null, colleague.UserId!.Value));
        (await CallerNowAsync(session)).ShouldBe(Caller.Anonymous);
    }

    [Fact]
    public async Task Nobody_reaches_people_of_another_clinic_or_staff()
    {
        var (_, user) = await app.ClinicWithUserAsync();
        var (_, stranger) = await app.ClinicWithUserAsync();
        foreach (var id in (Guid[])[stranger.UserId!.Value, await StaffAsync(), Guid.NewGuid()])
        {
            await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(user, new DeactivateClinicUser(null, id)));
            await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(user, new ReinviteClinicUser(null, id)));
            await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(UseCaseFixture.Manager, new DeactivateClinicUser(user.ClinicId, id)));
        }

        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(UseCaseFixture.Coordinator, new ListClinicUsers(user.ClinicId)));
        await app.SendAsync(UseCaseFixture.Manager, new DeactivateClinicUser(user.ClinicId, user.UserId!.Value));
    }

    private async Task<Guid> StaffAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<UserAccounts>().EnsureAsync($"staff-{Guid.NewGuid():N}@example.org", "Staff", Roles.Manager, null, null)).Id;
    }

    private async Task<ClaimsPrincipal> SessionAsync(Caller caller)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<LeadCrmDbContext>().Users.SingleAsync(u => u.Id == caller.UserId);
        var (claim, _) = await scope.ServiceProvider.GetRequiredService<Sessions>().BeginAsync(user, SessionKind.Browser, CancellationToken.None);
        return new ClaimsPrincipal(new ClaimsIdentity([claim], "test"));
    }

    private async Task<Caller> CallerNowAsync(ClaimsPrincipal session)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Sessions>().CallerAsync(session, CancellationToken.None);
    }

    private async Task<ClinicUserStatus> StatusAsync(Caller caller, string email) =>
        (await app.SendAsync(caller, new ListClinicUsers(null))).Single(l => string.Equals(l.Email, email, StringComparison.OrdinalIgnoreCase)).Status;

    private async Task<Uri> LinkAsync(Guid clinicId, string email)
    {
        await app.SendAsync(Caller.System, new SendDueMessages());
        var message = await app.ReadAsync(db => db.Messages.SingleAsync(m => m.ClinicId == clinicId && m.Kind == MessageKind.AccountInvitation && m.Status == MessageStatus.Sent));
        var mail = await MimeMessage.LoadAsync(Path.Combine(app.Services.GetRequiredService<MailOptions>().OutboxFolder, $"{message.Id:N}.eml"));
        mail.To.Mailboxes.Single().Address.ShouldBe(email);
        return new Uri(mail.TextBody!.Split('\n').Single(l => l.Contains("choose-password", StringComparison.Ordinal)).Trim());
    }

    private async Task<IdentityResult> ChooseAsync(Uri link)
    {
        var query = QueryHelpers.ParseQuery(link.Query);
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        return await users.ResetPasswordAsync((await users.FindByIdAsync(query["user"]!))!, query["token"]!, "another long sentence");
    }

    private async Task<List<(MessageStatus, int)>> StatesAsync(Guid id) =>
        (await app.ReadAsync(db => db.Messages.Where(m => m.ClinicId == id && m.Kind == MessageKind.AccountInvitation).OrderBy(m => m.Step).Select(m => new { m.Status, m.Step }).ToListAsync()))
        .ConvertAll(m => (m.Status, m.Step));
}
