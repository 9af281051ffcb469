using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Leads;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Routing;

public sealed class WaitForCapacityTests : IAsyncLifetime
{
    private UseCaseFixture app = null!;

    public async ValueTask InitializeAsync()
    {
        app = new UseCaseFixture();
        await app.InitializeAsync();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_case_that_fits_but_for_capacity_waits_and_is_offered_when_another_is_declined()
    {
        var clinic = await app.AddClinicAsync(new Capacity(PerDay: 1));
        var first = await AskForAsync(clinic);
        await app.RouteAsync();
        var second = await AskForAsync(clinic);
        await app.RouteAsync();

        var waiting = await app.LeadAsync(second);
        (waiting.Stage, waiting.NextStep, waiting.WaitingOn).ShouldBe((LeadStage.Qualified, NextStep.AwaitCapacity, WaitingOn.Clinic));
        waiting.NextStepDueAt.ShouldBe(UseCaseFixture.Monday.AddDays(3));
        (await app.ReadAsync(db => db.LeadEvents.CountAsync(e => e.LeadId == second && e.Kind == LeadEventKind.RoutingDecided && e.Reason == "waiting"))).ShouldBe(1);

        var held = (await app.AssignmentsOfAsync(first)).Single();
        await app.SendAsync(new Caller(Roles.Clinic, Guid.NewGuid(), clinic), new DeclineOffer(held.Id, "capacity", null));
        await DrainAsync();

        (await app.AssignmentsOfAsync(second)).Single().ClinicId.ShouldBe(clinic);
        (await app.LeadAsync(second)).Stage.ShouldBe(LeadStage.Routed);
    }

    [Fact]
    public async Task It_waits_without_new_decisions_while_nothing_is_free_and_is_offered_when_the_clinics_day_turns()
    {
        var clinic = await app.AddClinicAsync(new Capacity(PerDay: 1));
        await AskForAsync(clinic);
        var second = await AskForAsync(clinic);
        await DrainAsync();
        await DrainAsync();
        (await app.ReadAsync(db => db.RoutingDecisions.CountAsync(d => d.LeadId == second))).ShouldBe(1);

        app.Time.Advance(TimeSpan.FromDays(1));
        await DrainAsync();

        (await app.AssignmentsOfAsync(second)).Single().ClinicId.ShouldBe(clinic);
    }

    [Fact]
    public async Task After_three_days_it_goes_back_to_the_coordinator()
    {
        var clinic = await app.AddClinicAsync(new Capacity(PerMonth: 0));
        var lead = await AskForAsync(clinic);
        for (var day = 0; day <= 3; day++)
        {
            await DrainAsync();
            app.Time.Advance(TimeSpan.FromDays(1));
        }

        var left = await app.LeadAsync(lead);
        (left.Stage, left.StageReason, left.RoutingDueAt).ShouldBe((LeadStage.InTriage, Reasons.NoClinicLeft, null));
    }

    private async Task<Guid> AskForAsync(Guid clinic)
    {
        var request = QuoteRequests.Scleroderma();
        return await app.QualifiedLeadAsync(request with { Enquiry = request.Enquiry! with { Clinic = clinic, OtherClinics = false } });
    }

    private async Task DrainAsync()
    {
        while (await app.RouteAsync())
        {
        }
    }
}
