using LeadCrm.Application.Cases;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Leads;

public sealed class ReplaceCaseLinkTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task All_links_are_closed_and_a_new_one_is_mailed()
    {
        var id = await app.RoutedLeadAsync();

        (await app.SendAsync(UseCaseFixture.Coordinator, new ReplaceCaseLink(id))).IsMailed.ShouldBeTrue();

        var (old, now) = await LinksAsync(id);
        old.ShouldNotBeEmpty();
        now.Count.ShouldBe(1);
        (await MailsAsync(id)).ShouldBe(1);
        (await app.ReadAsync(db => db.Facts.CountAsync(e => e.LeadId == id && e.Kind == FactKind.CaseLinkReplaced && e.ActorId == UseCaseFixture.Coordinator.UserId))).ShouldBe(1);
    }

    [Fact]
    public async Task Asking_twice_or_two_at_once_replaces_it_once()
    {
        var id = await app.RoutedLeadAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.SendAsync(UseCaseFixture.Coordinator, new ReplaceCaseLink(id))));
        var again = await app.SendAsync(UseCaseFixture.Manager, new ReplaceCaseLink(id));

        answers.Append(again).ShouldAllBe(a => a.IsMailed);
        (await MailsAsync(id)).ShouldBe(1);
        (await LinksAsync(id)).Now.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_does_not_want_to_be_written_to_loses_the_links_and_gets_no_mail()
    {
        var id = await app.RoutedLeadAsync();
        await app.SendAsync(Application.Access.Caller.Patient(id), new ChangeConsent("contact", Granted: false));

        (await app.SendAsync(UseCaseFixture.Coordinator, new ReplaceCaseLink(id))).IsMailed.ShouldBeFalse();

        (await LinksAsync(id)).Old.ShouldNotBeEmpty();
        (await MailsAsync(id)).ShouldBe(0);
    }

    private async Task<(List<PersonalLink> Old, List<PersonalLink> Now)> LinksAsync(Guid lead)
    {
        var links = await app.ReadAsync(db => db.PersonalLinks.AsNoTracking().Where(l => l.LeadId == lead).ToListAsync());
        return (links.Where(l => !l.Opens(app.Time.GetUtcNow())).ToList(), links.Where(l => l.Opens(app.Time.GetUtcNow())).ToList());
    }

    private Task<int> MailsAsync(Guid lead) => app.ReadAsync(db => db.Messages.CountAsync(m => m.LeadId == lead && m.Kind == MessageKind.NewCaseLink));
}
