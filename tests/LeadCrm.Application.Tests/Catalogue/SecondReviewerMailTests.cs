using System.Globalization;
using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Tests.FollowUps;
using LeadCrm.Domain;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Infrastructure.Identity;
using LeadCrm.TestSupport;
using LeadCrm.TestSupport.UseCases;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Application.Tests.Catalogue;

/// <summary>Each test has a database of its own: mails go to every reviewer that there is.</summary>
public sealed class SecondReviewerMailTests : IAsyncLifetime
{
    private readonly UseCaseFixture app = new();

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.ReadAsync(db => db.Users.ExecuteDeleteAsync());
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Who_can_be_the_second_person_gets_one_mail_and_nobody_else()
    {
        var rita = await ReviewerAsync("Rita");
        var (bruno, ada) = (await ReviewerAsync("Bruno"), await ReviewerAsync("Ada", Roles.Administrator));
        await ReviewerAsync("Sells", Roles.Manager);
        await app.AccountAsync("Manager", Roles.Manager);
        var gone = await ReviewerAsync("Gone");
        await app.ReadAsync(db => db.Users.Where(u => u.Id == gone.UserId).ExecuteUpdateAsync(set => set.SetProperty(u => u.IsActive, false)));

        var proposal = await ProposeAsync(rita, content => content with { EvidenceLevel = EvidenceLevel.Emerging, Evidence = LocalizedText.English("Newer studies are less sure.") });
        await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(rita, new ProposeRevision(proposal, 2)));

        var mails = await MailsAsync();
        mails.Select(m => m.RecipientId).ShouldBe([bruno.UserId, ada.UserId], ignoreOrder: true);
        mails.ShouldAllBe(m => m.Kind == MessageKind.SecondReviewerNeeded && m.AboutId == proposal && m.LeadId == null && m.ClinicId == null);
        await app.SendAsync(Caller.System, new SendDueMessages());
        await app.SendAsync(Caller.System, new SendDueMessages());
        (await MailsAsync()).ShouldAllBe(m => m.Status == MessageStatus.Sent && m.Attempts == 1);
    }

    [Fact]
    public async Task A_change_that_leaves_the_level_alone_asks_nobody_by_mail()
    {
        await ReviewerAsync("Bruno");
        await ProposeAsync(await ReviewerAsync("Rita"), content => content with { Evidence = LocalizedText.English("Another text.") });
        (await MailsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_withdrawn_and_who_sells_by_then_is_not_written_to()
    {
        var (rita, bruno) = (await ReviewerAsync("Rita"), await ReviewerAsync("Bruno"));
        var proposal = await ProposeAsync(rita, content => content with { EvidenceLevel = EvidenceLevel.Emerging, Evidence = LocalizedText.English("Newer studies are less sure.") });
        await app.ReadAsync(db => db.Users.Where(u => u.Id == bruno.UserId).ExecuteUpdateAsync(set => set.SetProperty(u => u.Roles, Roles.MedicalReviewer | Roles.Coordinator)));
        await app.SendAsync(Caller.System, new SendDueMessages());
        (await MailsAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => m.Status.ShouldBe(MessageStatus.Cancelled), m => m.Outcome.ShouldBe("not-a-second-person"));

        await app.SendAsync(rita, new WithdrawRevision(proposal, (await app.SendAsync(rita, new GetRevision(proposal))).Version, "Too early."));
        await ReviewerAsync("Ada");
        var again = await ProposeAsync(rita, content => content with { EvidenceLevel = EvidenceLevel.Emerging, Evidence = LocalizedText.English("Newer studies are less sure.") });
        await app.SendAsync(rita, new WithdrawRevision(again, (await app.SendAsync(rita, new GetRevision(again))).Version, "Too early."));
        await app.SendAsync(Caller.System, new SendDueMessages());
        (await MailsAsync()).Single(m => m.AboutId == again).Outcome.ShouldBe("not-so-any-more");
    }

    [Fact]
    public async Task The_mail_says_who_proposed_and_leads_to_the_proposal()
    {
        var rita = await ReviewerAsync("Rita Reviewer");
        await ReviewerAsync("Bruno");
        var proposal = await ProposeAsync(rita, content => content with { EvidenceLevel = EvidenceLevel.Emerging, Evidence = LocalizedText.English("Newer studies are less sure.") });
        await using var catcher = new MailCatcher();
        await using var services = UseCaseServices.Build(
            LeadCrmTemplate.Configuration(new Dictionary<string, string?>
            {
                ["Smtp:Host"] = "127.0.0.1",
                ["Smtp:Port"] = catcher.Port.ToString(CultureInfo.InvariantCulture),
                ["Smtp:From"] = "LeadCrm <care@leads.example.org>",
                ["LeadCrm:PublicUrl"] = "https://leads.example.org",
            }),
            app.ConnectionString,
            app.Time);
        await using (var scope = services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SendDueMessages());
        }

        var mail = catcher.Mails.ShouldHaveSingleItem();
        var link = $"https://leads.example.org/catalogue/cataract/phacoemulsification/changes/{proposal}";
        var text = mail.TextBody.ShouldNotBeNull();
        text.ShouldContain("Dear Bruno,");
        text.ShouldContain("On 23 November 2026 Rita Reviewer proposed");
        text.ShouldContain(link);
        (mail.Subject + text.Replace(link, "", StringComparison.Ordinal)).ShouldNotContain("cataract", Case.Insensitive);
    }

    private async Task<Guid> ProposeAsync(Caller by, Func<PairContent, PairContent> change)
    {
        var start = await app.SendAsync(by, new GetPairDraft("cataract", "phacoemulsification"));
        var draft = await app.SendAsync(by, new SaveRevision("cataract", "phacoemulsification", start.BaseVersion, start.Version, change(start.Content), "A new review.", "The trial was retracted."));
        await app.SendAsync(by, new ProposeRevision(draft.Id, draft.Version));
        return draft.Id;
    }

    private Task<Caller> ReviewerAsync(string name, Roles also = Roles.None) => app.AccountAsync(name, Roles.MedicalReviewer | also);

    private Task<List<Message>> MailsAsync() => app.ReadAsync(db => db.Messages.AsNoTracking().OrderBy(m => m.Id).ToListAsync());
}

/// <summary>Accounts in one line.</summary>
internal static class ReviewerAccounts
{
    public static async Task<Caller> AccountAsync(this UseCaseFixture app, string name, Roles roles)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<UserAccounts>()
            .EnsureAsync($"user-{Guid.NewGuid():N}@example.org", name, roles, clinicId: null, "a long and memorable sentence");
        return new Caller(roles, user.Id);
    }
}
