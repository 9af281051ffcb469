using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Leads;
using LeadCrm.Domain;
using LeadCrm.Domain.Catalogue;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Catalogue;

public sealed class RulesInForceTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task A_rule_that_came_into_force_meanwhile_counts_when_a_lead_is_qualified()
    {
        var submitted = await app.SendAsync(Caller.Anonymous, QuoteRequests.Scleroderma());
        var lead = await app.ReadAsync(db => db.Leads.SingleAsync(l => l.Reference == submitted.Reference));
        var rita = new Caller(Roles.MedicalReviewer, Guid.NewGuid());
        var start = await app.SendAsync(rita, new GetPairDraft("systemic-sclerosis", "hsct"));
        var young = new EligibilityRule("born-in-the-seventies", RuleKind.Excluded, new AgeBetween(40, 60), LocalizedText.English("Not offered between 40 and 60."));
        var draft = await app.SendAsync(rita, new SaveRevision(
            "systemic-sclerosis", "hsct", start.BaseVersion, null, start.Content with { Rules = new([.. start.Content.Rules.Rules, young]) }, "A new finding.", null));
        await app.SendAsync(rita, new PutRevisionIntoForce(draft.Id, draft.Version));
        app.Time.Advance(TimeSpan.FromSeconds(6));

        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(UseCaseFixture.Coordinator, new QualifyLead(lead.Id, null)))).Code.ShouldBe("not-eligible");
    }
}
