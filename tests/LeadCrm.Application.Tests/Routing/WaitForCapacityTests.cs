using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Routing;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
        (await app.ReadAsync(db => db.Facts.CountAsync(e => e.LeadId == second && e.Kind == FactKind.RoutingDecided && e.Reason == "waiting"))).ShouldBe(1);

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

    [Fact]
    public async Task Who_waits_behind_a_page_of_others_that_do_not_fit_is_found_too()
    {
        var (full, free) = (await app.AddClinicAsync(new Capacity(PerDay: 0)), await app.AddClinicAsync(new Capacity(PerDay: 1)));
        var held = await AskForAsync(free);
        await DrainAsync();
        for (var i = 0; i < 3; i++)
            await AskForAsync(full);
        await DrainAsync();
        app.Time.Advance(TimeSpan.FromMinutes(1));
        var last = await AskForAsync(free);
        await DrainAsync();
        var offer = (await app.AssignmentsOfAsync(held)).Single();
        await app.SendAsync(new Caller(Roles.Clinic, Guid.NewGuid(), free), new DeclineOffer(offer.Id, "capacity", null));

        var (looked, woken) = await WakeAsync(leads: 2, last);
        (looked.Count, woken).ShouldBe((4, 1));
        looked.ShouldBeUnique();
        (await app.LeadAsync(last)).RoutingDueAt.ShouldBe(app.Time.GetUtcNow());
        await DrainAsync();
        (await app.AssignmentsOfAsync(last)).Single().ClinicId.ShouldBe(free);
    }

    [Fact]
    public async Task A_run_looks_at_ten_pages_at_most()
    {
        var clinic = await app.AddClinicAsync(new Capacity(PerDay: 0));
        for (var i = 0; i < 11; i++)
            await AskForAsync(clinic);
        await DrainAsync();
        var (looked, woken) = await WakeAsync(leads: 1, fits: null);
        (looked.Count, woken).ShouldBe((10, 0));
        looked.ShouldBeUnique();
    }

    private async Task<(List<Guid> Looked, int Woken)> WakeAsync(int leads, Guid? fits)
    {
        var looked = new List<Guid>();
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
        var woken = await scope.ServiceProvider.GetRequiredService<IDueLeads>().WakeAsync(leads, app.Time.GetUtcNow(), Fitting, TestContext.Current.CancellationToken);
        return (looked, woken);

        IReadOnlyList<Guid> Fitting(RoutingChunk page)
        {
            looked.AddRange(page.Leads.Select(l => l.Lead.Id));
            return [.. page.Leads.Select(l => l.Lead.Id).Where(id => id == fits)];
        }
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
