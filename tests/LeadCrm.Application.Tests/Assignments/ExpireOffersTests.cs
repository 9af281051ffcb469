using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Assignments;

public sealed class ExpireOffersTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task Expiry_brings_the_next_candidates_and_in_the_end_the_lead_back()
    {
        for (var i = 0; i < 3; i++)
            await app.AddClinicAsync();
        var id = await app.RoutedLeadAsync();
        var first = await app.AssignmentsOfAsync(id);
        first.Count.ShouldBe(3);

        await ExpireAllAsync(first);
        await app.RouteAsync();
        var second = (await app.AssignmentsOfAsync(id)).Where(a => a.IsLiving).ToList();
        second.Count.ShouldBe(2);
        second.Select(a => a.ClinicId).Intersect(first.Select(a => a.ClinicId)).ShouldBeEmpty();
        (await app.LeadAsync(id)).Stage.ShouldBe(LeadStage.Routed);

        await ExpireAllAsync(second);
        await app.RouteAsync();
        var lead = await app.LeadAsync(id);
        (lead.Stage, lead.StageReason).ShouldBe((LeadStage.InTriage, Reasons.NoClinicLeft));
        (await app.ReadAsync(db => db.LeadEvents.CountAsync(e => e.LeadId == id && e.Kind == LeadEventKind.OfferExpired))).ShouldBe(5);
    }

    private async Task ExpireAllAsync(List<Assignment> offers)
    {
        app.Time.SetUtcNow(offers.Max(o => o.ExpiresAt));
        // Several at once: each offer still ends once.
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.SendAsync(Caller.System, new ExpireOffers())));
        await app.SendAsync(Caller.System, new ExpireOffers());
        (await app.AssignmentsOfAsync(offers[0].LeadId)).Where(a => offers.Any(o => o.Id == a.Id)).ShouldAllBe(a => a.Status == AssignmentStatus.Expired);
    }
}
