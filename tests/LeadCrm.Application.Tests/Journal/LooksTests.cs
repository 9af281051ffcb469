using LeadCrm.Application.Leads;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.Journal;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Journal;

public sealed class LooksTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task Looks_of_one_session_at_one_lead_within_a_minute_are_one_fact()
    {
        var lead = await app.RoutedLeadAsync();
        var (one, other) = (UseCaseFixture.Coordinator with { SessionId = Guid.NewGuid() }, UseCaseFixture.Coordinator with { SessionId = Guid.NewGuid() });

        await app.SendAsync(one, new GetLead(lead));
        await app.SendAsync(one, new GetLead(lead));
        (await CountAsync(lead)).ShouldBe(1);
        await app.SendAsync(other, new GetLead(lead));
        (await CountAsync(lead)).ShouldBe(2);
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.SendAsync(one, new GetLead(lead));
        (await CountAsync(lead)).ShouldBe(3);
    }

    private Task<int> CountAsync(Guid lead) => app.ReadAsync(db => db.Facts.CountAsync(f => f.LeadId == lead && f.Kind == FactKind.LeadOpened));
}
