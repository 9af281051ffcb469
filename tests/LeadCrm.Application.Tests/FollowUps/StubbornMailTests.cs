using System.Globalization;
using LeadCrm.Application.Access;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;
using LeadCrm.Infrastructure.Jobs;
using LeadCrm.TestSupport;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Application.Tests.FollowUps;

/// <summary>A mail that cannot be sent, in front of mails that can.</summary>
public sealed class StubbornMailTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>, IAsyncLifetime
{
    private const int Others = 4;

    private readonly MailCatcher _catcher = new();
    private ServiceProvider? _services;

    public async ValueTask InitializeAsync()
    {
        await app.ReadAsync(db => db.Messages.ExecuteDeleteAsync());
        _services = UseCaseServices.Build(
            LeadCrmTemplate.Configuration(new Dictionary<string, string?>
            {
                ["Smtp:Host"] = "127.0.0.1",
                ["Smtp:Port"] = _catcher.Port.ToString(CultureInfo.InvariantCulture),
                ["Smtp:From"] = "LeadCrm <care@leads.example.org>",
                ["Smtp:TimeoutSeconds"] = "4",
            }),
            app.ConnectionString,
            app.Time);
    }

    public async ValueTask DisposeAsync()
    {
        await _services!.DisposeAsync();
        await _catcher.DisposeAsync();
    }

    [Theory]
    [InlineData("421", "smtp-421")]
    [InlineData("450", "smtp-450")]
    [InlineData("data-451", "smtp-message-451")]
    [InlineData("hang-up", "connection-dropped")]
    [InlineData("stall", "server-stalled")]
    [Poisons(nameof(Drain.Mail))]
    public async Task A_recipient_that_the_server_does_not_take_now_is_tried_again_with_growing_pauses_and_the_others_go_at_once(string how, string code)
    {
        var (stubborn, address) = await StubbornInFrontAsync();
        _catcher.Treat(address, Of(how));

        await SendAsync();
        _catcher.Mails.Count.ShouldBe(Others);
        var pause = TimeSpan.FromMinutes(1);
        for (var attempts = 1; attempts <= 2; attempts++)
        {
            var message = await MessageAsync(stubborn);
            (message.Status, message.Attempts, message.Outcome, message.NextAttemptAt).ShouldBe((MessageStatus.Due, attempts, code, app.Time.GetUtcNow() + pause));
            app.Time.Advance(pause);
            await SendAsync();
            pause *= 2;
        }

        _catcher.Treat(address, null);
        app.Time.Advance(pause);
        await SendAsync();
        (await MessageAsync(stubborn)).Status.ShouldBe(MessageStatus.Sent);
        _catcher.Mails.Count.ShouldBe(Others + 1);
    }

    [Theory]
    [InlineData("550", "smtp-550")]
    [InlineData("data-554", "smtp-message-554")]
    public async Task What_is_refused_for_good_is_given_up_at_once_and_told_on_the_lead(string how, string code)
    {
        var (stubborn, address) = await StubbornInFrontAsync();
        _catcher.Treat(address, Of(how));
        await SendAsync();

        var message = await MessageAsync(stubborn);
        (message.Status, message.Attempts, message.Outcome).ShouldBe((MessageStatus.Failed, 1, code));
        _catcher.Mails.Count.ShouldBe(Others);
        (await app.SendAsync(UseCaseFixture.Coordinator, new GetTimeline(message.LeadId!.Value))).Items.ShouldContain(l => l.Kind == "message-failed" && l.Reason == "acknowledgement");
        (await app.SendAsync(new Caller(Roles.Administrator, Guid.NewGuid()), new ListOutbox(MessageStatus.Failed))).ShouldContain(l => l.Id == stubborn && l.Outcome == code);
    }

    [Fact]
    public async Task A_mail_that_is_given_up_after_its_attempts_becomes_our_next_step_on_a_lead_that_waits_for_others()
    {
        var id = await app.RoutedLeadAsync();
        (await app.LeadAsync(id)).WaitingOn.ShouldBe(WaitingOn.Clinic);
        _catcher.Treat((await app.LeadAsync(id)).Requester.Email!, Of("450"));
        for (var attempts = 0; attempts < Message.MaxAttempts; attempts++)
        {
            await SendAsync();
            app.Time.Advance(TimeSpan.FromHours(1));
        }

        var failed = await app.ReadAsync(db => db.Messages.AsNoTracking().SingleAsync(m => m.LeadId == id && m.Kind == MessageKind.Acknowledgement));
        (failed.Status, failed.Attempts).ShouldBe((MessageStatus.Failed, Message.MaxAttempts));
        var lead = await app.LeadAsync(id);
        (lead.NextStep, lead.WaitingOn).ShouldBe((NextStep.ResolveFailure, WaitingOn.Us));

        await app.SendAsync(UseCaseFixture.Coordinator, new RecordContact(id, Reached: true, Note: null));
        (await app.LeadAsync(id)).NextStep.ShouldBe(NextStep.AnswerOffer);
    }

    [Fact]
    public async Task A_mail_that_cannot_be_composed_is_counted_and_the_others_go_at_once()
    {
        var (stubborn, _) = await StubbornInFrontAsync();
        // A kind that this version has no words for, as a newer one may have planned it.
        await app.ReadAsync(db => db.Messages.Where(m => m.Id == stubborn).ExecuteUpdateAsync(set => set.SetProperty(m => m.Kind, (MessageKind)999)));
        await SendAsync();

        _catcher.Mails.Count.ShouldBe(Others);
        var message = await MessageAsync(stubborn);
        (message.Status, message.Attempts, message.Outcome).ShouldBe((MessageStatus.Due, 1, "not-composed"));
    }

    [Fact]
    public async Task Three_connections_broken_in_a_row_are_the_servers_fault_and_cost_the_others_no_attempt()
    {
        var leads = new List<Guid>();
        for (var i = 0; i < 5; i++)
            leads.Add(await LeadAsync(i));
        foreach (var lead in leads)
            _catcher.Treat((await app.LeadAsync(lead)).Requester.Email!, Of("hang-up"));
        (await SendAsync()).ShouldBeFalse();

        var messages = await app.ReadAsync(db => db.Messages.AsNoTracking().OrderBy(m => m.Id).ToListAsync());
        messages.Select(m => m.Attempts).ShouldBe([1, 1, 1, 0, 0]);
        messages[3].Outcome.ShouldBe("server-unreachable");
    }

    [Theory]
    [InlineData("421 Too many connections")]
    [InlineData("550 Not from you")]
    public async Task A_server_that_does_not_take_our_sender_costs_no_mail_an_attempt(string refusal)
    {
        var (stubborn, _) = await StubbornInFrontAsync();
        _catcher.SenderRefusal = refusal;
        (await SendAsync()).ShouldBeFalse();
        (await MessageAsync(stubborn)).Attempts.ShouldBe(0);

        _catcher.SenderRefusal = null;
        app.Time.Advance(TimeSpan.FromSeconds(15));
        await SendAsync();
        _catcher.Mails.Count.ShouldBe(Others + 1);
    }

    private static Misbehaviour Of(string how) => how switch
    {
        "hang-up" => new Misbehaviour(HangsUp: true),
        "stall" => new Misbehaviour(Stalls: true),
        _ when how.StartsWith("data-", StringComparison.Ordinal) => new Misbehaviour(AfterData: how[5..] + " No"),
        _ => new Misbehaviour(AtRecipient: how + " No"),
    };

    private async Task<(Guid Message, string Address)> StubbornInFrontAsync()
    {
        var stubborn = await LeadAsync(0);
        for (var i = 1; i <= Others; i++)
            await LeadAsync(i);
        var message = await app.ReadAsync(db => db.Messages.Where(m => m.LeadId == stubborn).Select(m => m.Id).SingleAsync());
        return (message, (await app.LeadAsync(stubborn)).Requester.Email!);
    }

    /// <summary>A lead with an address of its own; its acknowledgement is due.</summary>
    private async Task<Guid> LeadAsync(int number)
    {
        var request = QuoteRequests.Scleroderma();
        var submitted = await app.SendAsync(Caller.Anonymous, request with { Requester = request.Requester! with { Email = $"patient-{number}-{Guid.NewGuid():N}@example.org" } });
        return await app.ReadAsync(db => db.Leads.Where(l => l.Reference == submitted.Reference).Select(l => l.Id).SingleAsync());
    }

    private async Task<bool> SendAsync()
    {
        await using var scope = _services!.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SendDueMessages());
    }

    private Task<Message> MessageAsync(Guid id) => app.ReadAsync(db => db.Messages.AsNoTracking().SingleAsync(m => m.Id == id));
}
