using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Cases;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Tests.Assignments;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Values;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.FollowUps;

/// <summary>The mails of a case as its readers get them, opened from the outbox.</summary>
public sealed class MailStoryTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    private static readonly Caller s_administrator = new(Roles.Administrator, Guid.NewGuid());

    [Fact]
    public async Task The_receipt_says_what_was_accepted_and_who_acts_by_when_and_the_other_clinics_are_told()
    {
        var lead = await app.RoutedLeadAsync();
        var offers = await app.AssignmentsOfAsync(lead);
        var (a, b) = (offers.Single(o => o.ClinicId == UseCaseFixture.ClinicA.ClinicId), offers.Single(o => o.ClinicId == UseCaseFixture.ClinicB.ClinicId));
        await app.SendAsync(UseCaseFixture.ClinicA, new AcceptOffer(a.Id));
        await app.SendAsync(UseCaseFixture.ClinicB, new AcceptOffer(b.Id));
        var quote = await app.SendAsync(UseCaseFixture.ClinicA, ClinicStory.Quote(a.Id) with { Deposit = 2_000, RefundTerms = "Until 14 days before arrival." });
        await app.SendAsync(Caller.Patient(lead), new ShareIdentity(a.Id, RisksAcknowledged: true));
        await app.SendAsync(Caller.Patient(lead), new AcceptQuote(quote));
        await SendAsync();

        var receipt = await OpenAsync(lead, MessageKind.AcceptedQuoteReceipt);
        var clinic = await app.ReadAsync(db => db.Clinics.Where(c => c.Id == a.ClinicId).Select(c => c.Name).SingleAsync());
        var due = (await app.LeadAsync(lead)).NextStepDueAt!.Value;
        foreach (var told in (string[])[clinic, IsoCodes.NameOf("TR"), "38,000 USD, fixed", "2,000 USD", "28 nights, 2 trips", $"by {due.ToString("dddd d MMMM yyyy, HH:mm", System.Globalization.CultureInfo.InvariantCulture)} (London time)"])
            receipt.Text.ShouldContain(told);
        receipt.Text.ShouldNotContain("hospital");
        var ready = await OpenAsync(lead, MessageKind.QuoteReady);
        var lastDay = await app.ReadAsync(db => db.Quotes.Where(q => q.Id == quote).Select(q => q.ValidUntil).SingleAsync());
        var end = new ZonedCalendar("Europe/London").Local(new ZonedCalendar("Europe/Istanbul").MomentOf(lastDay.ToDateTime(new TimeOnly(23, 59))));
        ready.Text.ShouldContain(end.ToString("dddd d MMMM yyyy, HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        var toB = await app.ReadAsync(db => db.Messages.SingleAsync(m => m.LeadId == lead && m.Kind == MessageKind.NotChosen));
        toB.ClinicId.ShouldBe(b.ClinicId);
        (await app.SendAsync(s_administrator, new GetMail(toB.Id))).Content!.Text.ShouldContain($"The patient behind {b.OfferReference} has decided against");
    }

    [Fact]
    public async Task Opening_a_mail_is_recorded_and_a_mail_that_is_still_to_be_sent_keeps_its_link_to_itself()
    {
        var submitted = await app.SendAsync(Caller.Anonymous, QuoteRequests.Scleroderma());
        var lead = await IdAsync(submitted.Reference);
        var waiting = await OpenAsync(lead, MessageKind.Acknowledgement);
        waiting.Text.ShouldNotContain(submitted.CaseToken);
        await SendAsync();
        (await OpenAsync(lead, MessageKind.Acknowledgement)).Text.ShouldContain(submitted.CaseToken);

        (await app.ReadAsync(db => db.Facts.CountAsync(e => e.Kind == FactKind.MailOpened && e.LeadId == lead && e.ActorId == s_administrator.UserId))).ShouldBe(2);
        var id = await app.ReadAsync(db => db.Messages.Where(m => m.LeadId == lead).Select(m => m.Id).SingleAsync());
        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(UseCaseFixture.Coordinator, new GetMail(id)));
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(s_administrator, new GetMail(Guid.NewGuid())));
    }

    [Fact]
    public async Task Looking_at_a_mail_makes_no_way_to_the_patient_s_page()
    {
        var lead = await IdAsync((await app.SendAsync(Caller.Anonymous, QuoteRequests.Scleroderma())).Reference);
        await app.ReadAsync(db => db.PersonalLinks.Where(l => l.LeadId == lead).ExecuteUpdateAsync(l => l.SetProperty(x => x.RevokedAt, app.Time.GetUtcNow())));
        (await OpenAsync(lead, MessageKind.Acknowledgement)).Text.ShouldContain("/link-not-shown");
        (await app.ReadAsync(db => db.PersonalLinks.CountAsync(l => l.LeadId == lead && l.RevokedAt == null))).ShouldBe(0);
    }

    [Fact]
    public async Task Who_asks_for_another_adult_reads_that_the_patient_has_to_confirm_and_when_it_is_recorded()
    {
        var request = QuoteRequests.Scleroderma();
        var lead = await IdAsync((await app.SendAsync(Caller.Anonymous, request with
        {
            Requester = request.Requester! with { Relation = "parent" },
            Patient = request.Patient! with { FullName = "John Roe" },
        })).Reference);
        await SendAsync();
        (await OpenAsync(lead, MessageKind.ConfirmRepresentation)).Text.ShouldContain("until they have confirmed that you may ask for them, we do not ask any clinic");

        await app.SendAsync(UseCaseFixture.Coordinator, new ConfirmRepresentation(lead));
        await app.SendAsync(UseCaseFixture.Coordinator, new ConfirmRepresentation(lead));
        await SendAsync();
        (await OpenAsync(lead, MessageKind.RepresentationConfirmed)).Text.ShouldContain("has agreed that you may ask for them");
    }

    [Fact]
    public async Task A_colleague_s_way_to_a_password_is_hidden_even_in_the_mail_that_was_sent()
    {
        await app.SendAsync(UseCaseFixture.Manager, new InviteClinicUser(UseCaseFixture.ClinicA.ClinicId, "Deniz Kara", "deniz@clinica.example"));
        await SendAsync();
        var mail = await app.ReadAsync(db => db.Messages.Where(m => m.Kind == MessageKind.AccountInvitation).OrderByDescending(m => m.DueAt).Select(m => m.Id).FirstAsync());
        var opened = await app.SendAsync(s_administrator, new GetMail(mail));
        opened.Line.Status.ShouldBe("sent");
        opened.Content!.Text.ShouldContain("/link-not-shown");
    }

    private async Task SendAsync()
    {
        while (await app.SendAsync(Caller.System, new SendDueMessages()))
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<MailContent> OpenAsync(Guid lead, MessageKind kind)
    {
        var id = await app.ReadAsync(db => db.Messages.Where(m => m.LeadId == lead && m.Kind == kind).Select(m => m.Id).SingleAsync());
        return (await app.SendAsync(s_administrator, new GetMail(id))).Content.ShouldNotBeNull();
    }

    private Task<Guid> IdAsync(string reference) => app.ReadAsync(db => db.Leads.Where(l => l.Reference == reference).Select(l => l.Id).SingleAsync());
}
