using System.Globalization;
using LeadCrm.Application.Access;
using LeadCrm.Application.Cases;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.Infrastructure.Mail;
using LeadCrm.TestSupport;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace LeadCrm.Application.Tests.FollowUps;

public sealed class SendDueMessagesTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>, IAsyncLifetime
{
    private readonly MailCatcher _catcher = new();
    private ServiceProvider? _services;

    public async ValueTask InitializeAsync()
    {
        // Nothing of an earlier test is due any more, and mails go to this test's own server.
        await app.ReadAsync(db => db.Messages.ExecuteDeleteAsync());
        _services = Services(_catcher.Port);
    }

    public async ValueTask DisposeAsync()
    {
        await _services!.DisposeAsync();
        await _catcher.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_sent_once_however_many_drains_run()
    {
        var id = await app.RoutedLeadAsync();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SendAsync()));
        await SendAsync();

        _catcher.Mails.Count.ShouldBe(3);
        _catcher.Mails.Select(m => m.MessageId).ShouldBeUnique();
        var messages = await MessagesAsync(id);
        messages.ShouldAllBe(m => m.Status == MessageStatus.Sent && m.SentAt == app.Time.GetUtcNow() && m.Attempts == 1);
        (await app.ReadAsync(db => db.Facts.CountAsync(e => e.LeadId == id && e.Kind == FactKind.MessageSent))).ShouldBe(3);
    }

    [Fact]
    public async Task Mails_carry_their_link_and_nothing_clinical()
    {
        var id = await app.RoutedLeadAsync();
        await SendAsync();

        var lead = await app.LeadAsync(id);
        var offers = await app.AssignmentsOfAsync(id);
        var toPatient = _catcher.Mails.Single(m => m.To.Mailboxes.Single().Address == lead.Requester.Email);
        toPatient.Subject!.ShouldContain(lead.Reference);
        var token = toPatient.TextBody!.Split("/case/")[1].Split('\r', '\n')[0];
        _services!.GetRequiredService<IPersonalLinks>().TryRead(token, out var link).ShouldBeTrue();
        (await app.ReadAsync(db => db.PersonalLinks.CountAsync(l => l.Id == link && l.LeadId == id))).ShouldBe(1);
        toPatient.HtmlBody!.ShouldContain("/case/" + token);
        foreach (var offer in offers)
        {
            var mail = _catcher.Mails.Single(m => m.Subject!.Contains(offer.OfferReference, StringComparison.Ordinal));
            mail.TextBody!.ShouldContain($"https://leads.example.org/offers/{offer.Id}");
            mail.TextBody!.ShouldContain("time)");
            mail.TextBody!.ShouldNotContain(lead.Reference);
        }

        foreach (var mail in _catcher.Mails)
        {
            // A clinic is greeted by its own name.
            var words = string.Concat(mail.Subject, mail.TextBody, mail.HtmlBody).Replace("Bosphorus Transplant Centre", "", StringComparison.Ordinal);
            foreach (var word in (string[])["sclero", "hsct", "stem cell", "transplant", "diagnosed", "45000", "1978"])
                words.ShouldNotContain(word, Case.Insensitive);
        }
    }

    [Fact]
    public async Task The_mail_about_an_unproven_treatment_leads_to_the_answer_and_gives_nothing_away()
    {
        var request = QuoteRequests.Scleroderma();
        var submitted = await app.SendAsync(Caller.Anonymous, request with
        {
            Enquiry = request.Enquiry! with { Category = "eye", Condition = "macular-degeneration", Treatment = "intravitreal-stem-cells", Answers = null },
        });
        await SendAsync();

        var mail = _catcher.Mails.ShouldHaveSingleItem();
        mail.Subject!.ShouldContain(submitted.Reference);
        mail.TextBody!.ShouldContain("We have not asked a clinic");
        mail.TextBody!.ShouldContain("https://leads.example.org/case/" + submitted.CaseToken);
        foreach (var word in (string[])["proven", "stem cell", "eye", "macular", "evidence", "inject", "treat", "trial"])
            string.Concat(mail.Subject, mail.TextBody, mail.HtmlBody!.Split("<body")[1]).Replace(submitted.CaseToken, "", StringComparison.Ordinal).ShouldNotContain(word, Case.Insensitive);
    }

    [Fact]
    public async Task A_refused_mail_is_tried_again_with_growing_pauses()
    {
        var id = await app.RoutedLeadAsync();
        _catcher.Refusal = "451 Try later";
        await SendAsync();
        (await MessagesAsync(id)).ShouldAllBe(m => m.Status == MessageStatus.Due && m.Attempts == 1 && m.Outcome == "smtp-451" && m.NextAttemptAt == app.Time.GetUtcNow().AddMinutes(1));

        await SendAsync();
        (await MessagesAsync(id)).ShouldAllBe(m => m.Attempts == 1);

        _catcher.Refusal = null;
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await SendAsync();
        _catcher.Mails.Count.ShouldBe(3);
        (await MessagesAsync(id)).ShouldAllBe(m => m.Status == MessageStatus.Sent && m.Attempts == 2);
    }

    [Fact]
    public async Task While_no_server_answers_everything_waits_and_is_sent_once_afterwards_oldest_first()
    {
        var id = await app.RoutedLeadAsync();
        await using (var nowhere = Services(port: 1))
            await SendAsync(nowhere);
        (await MessagesAsync(id)).ShouldAllBe(m => m.Status == MessageStatus.Due && m.Attempts == 0 && m.Outcome == "server-unreachable");

        app.Time.Advance(TimeSpan.FromSeconds(15));
        await SendAsync();
        await SendAsync();
        _catcher.Mails.Select(m => Guid.ParseExact(m.MessageId!.Split('@')[0], "N"))
            .ShouldBe((await MessagesAsync(id)).OrderBy(m => m.DueAt).ThenBy(m => m.Id).Select(m => m.Id));
    }

    [Fact]
    public async Task A_reminder_that_has_become_pointless_is_cancelled()
    {
        var id = await app.RoutedLeadAsync();
        var offer = (await app.AssignmentsOfAsync(id))[0];
        await app.ReadAsync(db =>
        {
            db.Messages.Add(new Message(MessageKind.DecideReminder, id, offer.Id, app.Time.GetUtcNow(), app.Time.GetUtcNow(), 1, assignmentId: offer.Id));
            return db.SaveChangesAsync();
        });
        await SendAsync();

        var reminder = (await MessagesAsync(id)).Single(m => m.Kind == MessageKind.DecideReminder);
        (reminder.Status, reminder.Outcome).ShouldBe((MessageStatus.Cancelled, "assignment-over"));
        _catcher.Mails.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Nothing_is_sent_about_a_withdrawn_lead()
    {
        var id = await app.RoutedLeadAsync();
        await app.ReadAsync(db => db.Leads.Where(l => l.Id == id).ExecuteUpdateAsync(set => set.SetProperty(l => l.Stage, LeadStage.Withdrawn)));
        await SendAsync();

        _catcher.Mails.ShouldBeEmpty();
        (await MessagesAsync(id)).ShouldAllBe(m => m.Status == MessageStatus.Cancelled && m.Outcome == "withdrawn");
    }

    [Fact]
    public async Task Without_a_server_mails_become_files_that_the_outbox_names()
    {
        var id = await app.RoutedLeadAsync();
        await app.SendAsync(Caller.System, new SendDueMessages());

        var lines = (await app.SendAsync(new Caller(Roles.Administrator, Guid.NewGuid()), new ListOutbox())).Where(l => l.LeadId == id).ToList();
        lines.Count.ShouldBe(3);
        lines.ShouldAllBe(l => l.Status == "sent" && l.File != null);
        // Two clinics were asked; without their names nobody could tell which mail went where.
        lines.Where(l => l.ToClinic).Select(l => l.Clinic).Distinct().OfType<string>().Count().ShouldBe(2);
        lines.ShouldContain(l => !l.ToClinic && l.Clinic == null);
        var folder = app.Services.GetRequiredService<MailOptions>().OutboxFolder;
        foreach (var line in lines)
            (await MimeMessage.LoadAsync(Path.Combine(folder, line.File!), TestContext.Current.CancellationToken)).MessageId!.ShouldStartWith(line.Id.ToString("N"));
        Directory.GetFiles(folder, "*.tmp").ShouldBeEmpty();
    }

    private ServiceProvider Services(int port) => UseCaseServices.Build(
        LeadCrmTemplate.Configuration(new Dictionary<string, string?>
        {
            ["Smtp:Host"] = "127.0.0.1",
            ["Smtp:Port"] = port.ToString(CultureInfo.InvariantCulture),
            ["Smtp:From"] = "LeadCrm <care@leads.example.org>",
            ["LeadCrm:PublicUrl"] = "https://leads.example.org",
        }),
        app.ConnectionString,
        app.Time);

    private Task<bool> SendAsync() => SendAsync(_services!);

    private static async Task<bool> SendAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SendDueMessages());
    }

    private Task<List<Message>> MessagesAsync(Guid leadId) =>
        app.ReadAsync(db => db.Messages.AsNoTracking().Where(m => m.LeadId == leadId).ToListAsync());
}
