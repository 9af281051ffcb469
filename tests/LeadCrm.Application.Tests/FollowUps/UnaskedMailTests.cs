using LeadCrm.Application.Access;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.FollowUps;
using LeadCrm.TestSupport;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Application.Tests.FollowUps;

/// <summary>Anybody can type anybody's address into the form.</summary>
public sealed class UnaskedMailTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task Fifteen_requests_with_one_strangers_address_send_three_mails_and_tell_of_the_others()
    {
        await using var services = Services();
        var victim = $"victim-{Guid.NewGuid():N}";
        var leads = new List<Guid>();
        for (var i = 0; i < 15; i++)
            leads.Add(await AskAsync($"{(i % 2 == 0 ? victim.ToUpperInvariant() : victim)}{(i % 3 == 0 ? "+" + i : "")}@example.org"));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => SendAsync(services)));

        var messages = await app.ReadAsync(db => db.Messages.AsNoTracking().Where(m => leads.Contains(m.LeadId!.Value)).ToListAsync());
        messages.Count(m => m.Status == MessageStatus.Sent).ShouldBe(3);
        var held = messages.Where(m => m.Status != MessageStatus.Sent).ToList();
        held.Count.ShouldBe(12);
        held.ShouldAllBe(m => m.Status == MessageStatus.Cancelled && m.Outcome == "held-back");
        foreach (var lead in held.Select(m => m.LeadId!.Value))
            (await app.SendAsync(UseCaseFixture.Coordinator, new GetTimeline(lead))).Items.ShouldContain(l => l.Kind == "message-held-back");

        var other = await AskAsync($"somebody-{Guid.NewGuid():N}@example.org");
        await SendAsync(services);
        (await StatusAsync(other)).ShouldBe(MessageStatus.Sent);

        app.Time.Advance(TimeSpan.FromHours(25));
        var later = await AskAsync($"{victim}@example.org");
        await SendAsync(services);
        (await StatusAsync(later)).ShouldBe(MessageStatus.Sent);
    }

    [Fact]
    public async Task A_request_with_our_own_address_gets_no_mail_that_would_come_back_to_us()
    {
        await using var services = Services();
        var lead = await AskAsync("Care@leads.example.org");
        await SendAsync(services);
        var message = await app.ReadAsync(db => db.Messages.AsNoTracking().SingleAsync(m => m.LeadId == lead));
        (message.Status, message.Outcome).ShouldBe((MessageStatus.Failed, "own-address"));
    }

    private ServiceProvider Services() => UseCaseServices.Build(
        LeadCrmTemplate.Configuration(new Dictionary<string, string?> { ["LeadCrm:UnaskedMails:Most"] = "3", ["Smtp:From"] = "LeadCrm <care@leads.example.org>" }), app.ConnectionString, app.Time);

    private async Task<Guid> AskAsync(string email)
    {
        var request = QuoteRequests.Scleroderma();
        var submitted = await app.SendAsync(Caller.Anonymous, request with { Requester = request.Requester! with { Email = email } });
        return await app.ReadAsync(db => db.Leads.Where(l => l.Reference == submitted.Reference).Select(l => l.Id).SingleAsync());
    }

    private Task<MessageStatus> StatusAsync(Guid lead) => app.ReadAsync(db => db.Messages.Where(m => m.LeadId == lead).Select(m => m.Status).SingleAsync());

    private static async Task SendAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SendDueMessages());
    }
}
