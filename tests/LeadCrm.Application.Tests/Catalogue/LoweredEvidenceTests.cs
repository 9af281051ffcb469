using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Routing;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.Catalogue;
using LeadCrm.TestSupport.UseCases;

namespace LeadCrm.Application.Tests.Catalogue;

public sealed class LoweredEvidenceTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task A_lead_in_the_routing_queue_is_not_offered_once_its_treatment_was_found_unproven()
    {
        var waiting = await app.QualifiedLeadAsync();
        await LowerAsync();
        // The snapshot of the catalogue is at most five seconds old.
        app.Time.Advance(TimeSpan.FromSeconds(6));
        await app.SendAsync(Caller.System, new RouteLeads());

        (await app.AssignmentsOfAsync(waiting)).ShouldBeEmpty();
        (await app.SendAsync(UseCaseFixture.Coordinator, new GetRouting(waiting))).Outcome.ShouldBe("blocked");
    }

    private async Task LowerAsync()
    {
        var (rita, bruno) = (new Caller(Roles.MedicalReviewer, Guid.NewGuid()), new Caller(Roles.MedicalReviewer, Guid.NewGuid()));
        var start = await app.SendAsync(rita, new GetPairDraft("systemic-sclerosis", "hsct"));
        var content = start.Content with { EvidenceLevel = EvidenceLevel.Unproven, Alternative = LocalizedText.English("Talk to a rheumatologist."), Evidence = LocalizedText.English("Newer studies are less sure.") };
        var draft = await app.SendAsync(rita, new SaveRevision("systemic-sclerosis", "hsct", start.BaseVersion, null, content, "The trials were retracted.", "Nothing is left that supports it."));
        await app.SendAsync(rita, new ProposeRevision(draft.Id, draft.Version));
        await app.SendAsync(bruno, new ApproveRevision(draft.Id, draft.Version + 1, null));
    }
}
