using LeadCrm.Application.Access;
using LeadCrm.Application.Cases;
using LeadCrm.Application.FollowUps;
using LeadCrm.Domain.FollowUps;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Application.Tests.FollowUps;

/// <summary>Anybody can have our mails sent to anybody; what stands in the field for the name must not become their text.</summary>
public sealed class StrangersNameTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Theory]
    [InlineData("Jane Roe", "Jane Roe")]
    [InlineData("Ja\u200Bne\u202E  Roe", "Jane Roe")]
    [InlineData("Win 5000 EUR spam.example click now", null)]
    [InlineData("evil.com", null)]
    [InlineData("Call 0800 123 456", null)]
    public async Task Only_what_can_be_a_name_is_greeted(string given, string? greeted)
    {
        var request = QuoteRequests.Scleroderma();
        var done = await app.SendAsync(Caller.Anonymous, request with { Requester = request.Requester! with { FullName = given } });
        var lead = await app.ReadAsync(db => db.Leads.AsNoTracking().SingleAsync(l => l.Reference == done.Reference));
        lead.Requester.FullName!.ShouldNotContain("\u200B");

        (await app.SendAsync(Caller.Patient(lead.Id), new GetCase())).Name.ShouldBe(greeted);

        var message = await app.ReadAsync(db => db.Messages.AsNoTracking().SingleAsync(m => m.LeadId == lead.Id && m.Kind == MessageKind.Acknowledgement));
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
        var mail = (await scope.ServiceProvider.GetRequiredService<MailComposer>().ComposeAsync(message, lead, CancellationToken.None)).Mail;
        mail.ShouldNotBeNull().Name?.Text.ShouldBe(greeted);
        (mail.Name is null).ShouldBe(greeted is null);
    }
}
