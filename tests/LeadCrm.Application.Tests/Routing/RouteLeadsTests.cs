using LeadCrm.Application.Access;
using LeadCrm.Application.Routing;
using LeadCrm.Application.Seeding;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Routing;

public sealed class RouteLeadsTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task A_qualified_lead_is_offered_to_at_most_three_fitting_clinics_and_the_reasons_are_kept()
    {
        for (var i = 0; i < 4; i++)
            await app.AddClinicAsync();
        var id = await app.RoutedLeadAsync();

        var offers = await app.AssignmentsOfAsync(id);
        offers.Count.ShouldBe(3);
        offers.ShouldAllBe(o => o.Status == AssignmentStatus.Offered && o.ExpiresAt > UseCaseFixture.Monday);
        offers.ShouldNotContain(o => o.ClinicId == DemoClinics.C);
        var told = await app.SendAsync(UseCaseFixture.Coordinator, new GetRouting(id));
        told.Outcome.ShouldBe("offered");
        told.Sentences.ShouldNotBeEmpty();
        told.Candidates.Where(c => c.Offered).Select(c => c.ClinicId).ShouldBe(offers.Select(o => o.ClinicId), ignoreOrder: true);
        told.Candidates.Where(c => c.Considered).ShouldAllBe(c => c.Contributions.Count == 8 && c.Score > 0);
        told.Candidates.Single(c => c.ClinicId == DemoClinics.C).Gates.ShouldContain(g => !g.Passed && g.Gate == "offersPair");
    }

    [Fact]
    public async Task The_bulk_path_leaves_what_the_small_path_leaves()
    {
        var id = await app.RoutedLeadAsync();

        var lead = await app.LeadAsync(id);
        (lead.Stage, lead.RoutingDueAt, lead.RoutedAt, lead.WaitingOn, lead.NextStep)
            .ShouldBe((LeadStage.Routed, null, UseCaseFixture.Monday, WaitingOn.Clinic, NextStep.AnswerOffer));
        var offers = await app.AssignmentsOfAsync(id);
        lead.NextStepDueAt.ShouldBe(offers.Min(o => o.ExpiresAt));
        var events = await app.ReadAsync(db => db.Facts.AsNoTracking().Where(e => e.LeadId == id).ToListAsync());
        events.ShouldContain(e => e.Kind == FactKind.Moved && e.From == LeadStage.Qualified && e.To == LeadStage.Routed);
        events.Count(e => e.Kind == FactKind.RoutingDecided).ShouldBe(1);
        events.Where(e => e.Kind == FactKind.OfferMade).Select(e => e.ClinicId).ShouldBe(offers.Select(o => (Guid?)o.ClinicId), ignoreOrder: true);
        var messages = await app.ReadAsync(db => db.Messages.AsNoTracking().Where(m => m.LeadId == id && m.Kind == MessageKind.OfferToClinic).ToListAsync());
        messages.Select(m => m.AssignmentId).ShouldBe(offers.Select(o => (Guid?)o.Id), ignoreOrder: true);
    }

    [Fact]
    public async Task Many_drains_at_once_route_each_lead_once()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 20; i++)
            ids.Add(await app.QualifiedLeadAsync());

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.RouteAsync()));
        await app.RouteAsync();

        foreach (var id in ids)
        {
            var offers = await app.AssignmentsOfAsync(id);
            offers.Count.ShouldBeInRange(1, 3);
            offers.Select(o => o.ClinicId).ShouldBeUnique();
            (await app.ReadAsync(db => db.RoutingDecisions.CountAsync(d => d.LeadId == id))).ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_lead_for_whom_nobody_is_left_returns_to_the_coordinator_with_the_reasons()
    {
        var request = QuoteRequests.Scleroderma();
        var id = await app.RoutedLeadAsync(request with { Wishes = request.Wishes! with { Destinations = ["JP"] } });

        var lead = await app.LeadAsync(id);
        (lead.Stage, lead.StageReason, lead.NextStep, lead.WaitingOn).ShouldBe((LeadStage.InTriage, Reasons.NoClinicLeft, NextStep.FindAnotherWay, WaitingOn.Us));
        var told = await app.SendAsync(UseCaseFixture.Manager, new GetRouting(id));
        told.Outcome.ShouldBe("noClinic");
        told.Candidates.Single(c => c.ClinicId == DemoClinics.A).Gates.ShouldContain(g => !g.Passed && g.Gate == "destination" && g.Reason != null);
    }

    [Fact]
    public async Task A_case_that_may_not_be_shown_returns_with_that_reason_and_reaches_nobody()
    {
        var request = QuoteRequests.Scleroderma();
        var id = await app.RoutedLeadAsync(request with
        {
            Consents = [QuoteRequests.Consent("contact"), QuoteRequests.Consent("health-data"), QuoteRequests.Consent("share-deidentified", granted: false)],
        });

        (await app.AssignmentsOfAsync(id)).ShouldBeEmpty();
        var lead = await app.LeadAsync(id);
        (lead.Stage, lead.StageReason).ShouldBe((LeadStage.InTriage, "sharing-not-granted"));
        (await app.SendAsync(UseCaseFixture.Coordinator, new GetRouting(id))).Outcome.ShouldBe("blocked");
    }

    [Fact]
    public async Task Capacity_is_exact_within_a_chunk_and_from_chunk_to_chunk()
    {
        var clinic = await app.AddClinicAsync(new Capacity(PerDay: 2));
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 3; i++)
            {
                var request = QuoteRequests.Scleroderma();
                await app.QualifiedLeadAsync(request with { Enquiry = request.Enquiry! with { Clinic = clinic } });
            }

            await app.RouteAsync();
        }

        (await app.ReadAsync(db => db.Assignments.CountAsync(a => a.ClinicId == clinic))).ShouldBe(2);
    }

    [Fact]
    public async Task A_broken_lead_waits_and_the_others_go_on()
    {
        var broken = await app.QualifiedLeadAsync();
        var sound = await app.QualifiedLeadAsync();
        await app.ReadAsync(db => db.StoredCases.Where(c => c.LeadId == broken).ExecuteDeleteAsync());

        await app.RouteAsync();

        (await app.LeadAsync(sound)).Stage.ShouldBe(LeadStage.Routed);
        (await app.LeadAsync(broken)).RoutingDueAt.ShouldBe(UseCaseFixture.Monday.AddHours(1));
        (await app.ReadAsync(db => db.Facts.CountAsync(e => e.LeadId == broken && e.Kind == FactKind.RoutingDecided && e.Reason == "failed"))).ShouldBe(1);
    }

    [Fact]
    public async Task Only_people_who_may_see_it_are_told_why()
    {
        var id = await app.RoutedLeadAsync();
        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(UseCaseFixture.ClinicA, new GetRouting(id)));
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(UseCaseFixture.Coordinator, new GetRouting(Guid.NewGuid())));
    }
}
