using LeadCrm.Application.Access;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Staff;
using LeadCrm.Domain;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Infrastructure.Mail;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace LeadCrm.Application.Tests.Staff;

public sealed class StaffInvitationTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task An_invited_colleague_chooses_a_password_over_the_link_of_the_mail_once()
    {
        var admin = await app.AdministratorAsync();
        var id = await app.SendAsync(admin, new InviteStaff("Selin Kaya", "selin@example.org", ["Coordinator", "medical-reviewer"], ["tr", "en"], "Europe/Istanbul", 20));
        var invited = await app.SendAsync(admin, new GetStaffMember(id));
        (invited.Status, invited.LeadsPerDay, invited.TimeZone).ShouldBe((StaffStatus.Invited, 20, "Europe/Istanbul"));
        invited.Roles.ShouldBe(["coordinator", "medical-reviewer"]);

        var mail = await MailAsync(id);
        mail.To.Mailboxes.Single().Address.ShouldBe("selin@example.org");
        var text = mail.TextBody.ShouldNotBeNull();
        text.ShouldContain("Ada Administrator invites you");
        text.ShouldContain("Istanbul time)");
        (await app.ChooseAsync(LinkOf(mail), "short")).Succeeded.ShouldBeFalse();
        (await app.ChooseAsync(LinkOf(mail))).Succeeded.ShouldBeTrue();
        (await app.ChooseAsync(LinkOf(mail), "another quiet lake entirely")).Succeeded.ShouldBeFalse();
        (await app.SendAsync(admin, new GetStaffMember(id))).Status.ShouldBe(StaffStatus.Active);
        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(admin, new ResendInvitation(id)))).Code.ShouldBe("already-active");
    }

    [Fact]
    public async Task Two_who_use_one_link_at_once_choose_one_password()
    {
        var id = await InviteAsync("twice@example.org");
        var link = LinkOf(await MailAsync(id));
        var answers = await Task.WhenAll(app.ChooseAsync(link), app.ChooseAsync(link, "another quiet lake entirely"));
        answers.Count(a => a.Succeeded).ShouldBe(1);
    }

    [Fact]
    public async Task A_link_runs_out_after_72_hours_and_another_invitation_works()
    {
        var admin = await app.AdministratorAsync();
        var id = await InviteAsync("late@example.org");
        var link = LinkOf(await MailAsync(id));
        app.Time.Advance(TimeSpan.FromHours(73));
        (await app.ChooseAsync(link)).Succeeded.ShouldBeFalse();
        (await app.SendAsync(admin, new GetStaffMember(id))).Status.ShouldBe(StaffStatus.InvitationExpired);

        await app.SendAsync(admin, new ResendInvitation(id));
        (await app.ChooseAsync(LinkOf(await MailAsync(id)))).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Only_the_newest_link_works_and_two_presses_are_one_mail()
    {
        var admin = await app.AdministratorAsync();
        var id = await InviteAsync("again@example.org");
        var first = LinkOf(await MailAsync(id));
        await app.SendAsync(admin, new ResendInvitation(id));
        await app.SendAsync(admin, new ResendInvitation(id));
        (await MailsAsync(id)).Count.ShouldBe(2);
        (await app.ChooseAsync(first)).Succeeded.ShouldBeFalse();
        await app.SendAsync(admin, new DeactivateStaff(id, null));
        await app.SendAsync(Caller.System, new SendDueMessages());
        (await MailsAsync(id)).Last().Status.ShouldBe(MessageStatus.Cancelled);
        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(admin, new ResendInvitation(id)))).Code.ShouldBe("account-closed");
    }

    [Theory]
    [InlineData("MANAGER@demo.leadcrm.test")]
    [InlineData("clinic-a@demo.leadcrm.test")]
    [InlineData("admin@demo.leadcrm.test")]
    public async Task An_address_that_has_an_account_is_refused(string email)
    {
        var admin = await app.AdministratorAsync();
        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(admin, new InviteStaff("Somebody", email, ["manager"])))).Code.ShouldBe("address-taken");
    }

    [Fact]
    public async Task The_same_invitation_sent_at_once_is_one_account_with_one_mail()
    {
        var admin = await app.AdministratorAsync();
        var request = new InviteStaff("Pressed Twice", "pressed@example.org", ["coordinator"]);
        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.SendAsync(admin, request)));
        ids.Distinct().Count().ShouldBe(1);
        (await MailsAsync(ids[0])).Count.ShouldBe(1);
        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(admin, request with { Roles = ["manager"] }))).Code.ShouldBe("address-taken");
    }

    [Theory]
    [InlineData("name", "required")]
    [InlineData("email", "invalid")]
    [InlineData("roles", "unknown-choice")]
    [InlineData("languages", "unknown")]
    [InlineData("timeZone", "unknown")]
    [InlineData("leadsPerDay", "out-of-range")]
    public async Task What_cannot_be_is_said_beside_its_field(string field, string code)
    {
        var bad = new InviteStaff(" ", "nobody", ["clinic"], ["xx-yy"], "Mars/Olympus", 0);
        var problems = (await Should.ThrowAsync<InvalidRequestException>(async () => await app.SendAsync(await app.AdministratorAsync(), bad))).Problems;
        problems.ShouldContain(p => p.Field == field && p.Code == code, string.Join(", ", problems.Select(p => $"{p.Field} {p.Code}")));
    }

    [Fact]
    public async Task Nobody_but_an_administrator_invites()
    {
        foreach (var caller in (Caller[])[UseCaseFixture.Coordinator, UseCaseFixture.Manager, UseCaseFixture.ClinicA])
            await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(caller, new InviteStaff("Friend", "friend@example.org", ["administrator"])));
    }

    private async Task<Guid> InviteAsync(string email) => await app.SendAsync(await app.AdministratorAsync(), new InviteStaff("Invited", email, ["coordinator"]));

    private Task<List<Message>> MailsAsync(Guid id) =>
        app.ReadAsync(db => db.Messages.AsNoTracking().Where(m => m.Kind == MessageKind.StaffInvitation && m.RecipientId == id).OrderBy(m => m.Step).ToListAsync());

    private async Task<MimeMessage> MailAsync(Guid id)
    {
        await app.SendAsync(Caller.System, new SendDueMessages());
        var message = (await MailsAsync(id)).Last(m => m.Status == MessageStatus.Sent);
        return await MimeMessage.LoadAsync(Path.Combine(app.Services.GetRequiredService<MailOptions>().OutboxFolder, $"{message.Id:N}.eml"));
    }

    private static Uri LinkOf(MimeMessage mail) => new(mail.TextBody!.Split('\n').Single(l => l.Contains("choose-password", StringComparison.Ordinal)).Trim());
}
