using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Routing;
using LeadCrm.Domain;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Routing;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Routing;

public sealed class SimulationRunTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    private static readonly PolicyDefinition s_followUp = PolicyDefinition.Default with
    {
        Strategy = RoutingStrategy.Exclusive,
        NearEqualBand = 0,
        Weights = new FactorWeights(0, 100, 0, 0, 0, 0, 0, 0),
        Stages = new StageWeights(0, 0, 1),
    };

    [Fact]
    public async Task A_draft_is_replayed_over_past_leads_beside_what_happened()
    {
        for (var i = 0; i < 4; i++)
            await app.RoutedLeadAsync();
        var id = await app.SendAsync(UseCaseFixture.Manager, new SimulatePolicy(await app.DraftAsync(s_followUp), 3));
        (await app.SendAsync(UseCaseFixture.Manager, new GetSimulation(id))).Status.ShouldBe(SimulationStatus.Queued);

        (await app.SendAsync(Caller.System, new RunSimulations())).ShouldBeTrue();

        var told = await app.SendAsync(UseCaseFixture.Manager, new GetSimulation(id));
        (told.Status, told.LeadsDone, told.MayBePublished, told.IsStillPublished).ShouldBe((SimulationStatus.Done, 3, true, true));
        told.Changes.ShouldNotBeEmpty();
        var outcome = told.Outcome.ShouldNotBeNull();
        (outcome.Leads, outcome.Changed, outcome.MostChanged.Count).ShouldBe((3, 3, 3));
        outcome.Before.Total().Offers.ShouldBeGreaterThan(0);
        outcome.Happened.Total().Offers.ShouldBe(await app.ReadAsync(db => db.Assignments.CountAsync(a => outcome.MostChanged.Select(l => l.LeadId).Contains(a.LeadId))));
        var leads = await app.SendAsync(UseCaseFixture.Manager, new GetSimulatedLeads(id));
        leads.Count.ShouldBe(3);
        leads.ShouldAllBe(l => l.Before[0] != l.After[0] && l.Reference.StartsWith("MQ-", StringComparison.Ordinal));
        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(UseCaseFixture.Coordinator, new GetSimulation(id)));
        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(UseCaseFixture.ClinicA, new GetSimulatedLeads(id)));
    }

    [Fact]
    public async Task Workers_that_look_at_once_run_it_once_and_one_that_looks_later_finds_nothing()
    {
        var id = await app.SendAsync(UseCaseFixture.Manager, new SimulatePolicy(await app.DraftAsync(s_followUp), 5));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.SendAsync(Caller.System, new RunSimulations())));
        var run = await app.RunAsync(id);
        (run.Status, run.Attempt).ShouldBe((SimulationStatus.Done, 1));
        (await app.SendAsync(Caller.System, new RunSimulations())).ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_killed_worker_left_is_begun_anew_and_gives_the_same()
    {
        await app.RoutedLeadAsync();
        var draft = await app.DraftAsync(s_followUp);
        var id = await app.SendAsync(UseCaseFixture.Manager, new SimulatePolicy(draft, 5));
        await app.ReadAsync(async db =>
        {
            (await db.SimulationRuns.SingleAsync(r => r.Id == id)).Claim(app.Time.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        // While the claim is fresh, nobody else takes it.
        (await app.SendAsync(Caller.System, new RunSimulations())).ShouldBeFalse();
        app.Time.Advance(SimulationRun.Patience);
        (await app.SendAsync(Caller.System, new RunSimulations())).ShouldBeTrue();
        var run = await app.RunAsync(id);
        (run.Status, run.Attempt).ShouldBe((SimulationStatus.Done, 2));
    }

    [Fact]
    public async Task One_that_kills_every_worker_is_given_up()
    {
        var id = await app.SendAsync(UseCaseFixture.Manager, new SimulatePolicy(await app.DraftAsync(s_followUp), 5));
        for (var i = 0; i < SimulationRun.MostAttempts; i++)
        {
            await app.ReadAsync(async db =>
            {
                (await db.SimulationRuns.SingleAsync(r => r.Id == id)).Claim(app.Time.GetUtcNow());
                return await db.SaveChangesAsync();
            });
            app.Time.Advance(SimulationRun.Patience);
        }

        await app.SendAsync(Caller.System, new RunSimulations());
        var run = await app.RunAsync(id);
        (run.Status, run.Failure).ShouldBe((SimulationStatus.Failed, "interrupted-too-often"));
    }

    [Fact]
    public async Task One_that_waits_is_cancelled_at_once_and_another_may_be_asked_for()
    {
        var draft = await app.DraftAsync(s_followUp);
        var id = await app.SendAsync(UseCaseFixture.Manager, new SimulatePolicy(draft, 5));
        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(UseCaseFixture.Manager, new SimulatePolicy(draft, 5)))).Code.ShouldBe("simulation-underway");
        await app.SendAsync(UseCaseFixture.Manager, new CancelSimulation(id));
        await app.SendAsync(UseCaseFixture.Manager, new CancelSimulation(id));
        (await app.RunAsync(id)).Status.ShouldBe(SimulationStatus.Cancelled);
        await app.SendAsync(UseCaseFixture.Manager, new CancelSimulation(await app.SendAsync(UseCaseFixture.Manager, new SimulatePolicy(draft, 5))));
        (await app.SendAsync(UseCaseFixture.Manager, new GetPolicy(draft))).Status.ShouldBe(PolicyStatus.Draft);
    }

    [Fact]
    public async Task One_that_runs_stops_soon_after_it_was_cancelled()
    {
        await using var owner = Npgsql.NpgsqlDataSource.Create(app.OwnerConnectionString);
        await using var hold = await owner.OpenConnectionAsync();
        await using var transaction = await hold.BeginTransactionAsync();
        await app.RoutedLeadAsync();
        var id = await app.SendAsync(UseCaseFixture.Manager, new SimulatePolicy(await app.DraftAsync(s_followUp), 5));
        // The reading of the past waits for this lock, so that the cancellation comes while it runs.
        await using (var wait = new Npgsql.NpgsqlCommand("LOCK TABLE leads IN ACCESS EXCLUSIVE MODE", hold))
            await wait.ExecuteNonQueryAsync();
        var work = app.SendAsync(Caller.System, new RunSimulations());
        await Eventually.HoldsAsync(async () => (await app.RunAsync(id)).Status == SimulationStatus.Running);
        await app.SendAsync(UseCaseFixture.Manager, new CancelSimulation(id));
        (await app.SendAsync(UseCaseFixture.Manager, new GetSimulation(id))).IsStopping.ShouldBeTrue();
        await transaction.RollbackAsync();
        await work;
        (await app.RunAsync(id)).Status.ShouldBe(SimulationStatus.Cancelled);
    }

    [Fact]
    public async Task A_draft_that_was_changed_while_it_was_simulated_stays_a_draft()
    {
        var draft = await app.DraftAsync(s_followUp);
        var id = await app.SendAsync(UseCaseFixture.Manager, new SimulatePolicy(draft, 5));
        var policy = await app.SendAsync(UseCaseFixture.Manager, new GetPolicy(draft));
        await app.SendAsync(UseCaseFixture.Manager, new AmendPolicy(draft, policy.Revision, policy.Name, s_followUp with { MaxClinics = 9 }));
        await app.SendAsync(Caller.System, new RunSimulations());
        var told = await app.SendAsync(UseCaseFixture.Manager, new GetSimulation(id));
        (told.Status, told.MayBePublished, told.PolicyStatus).ShouldBe((SimulationStatus.Done, false, PolicyStatus.Draft));
    }

    [Fact]
    public async Task An_outcome_is_read_back_as_it_was_written()
    {
        await app.RoutedLeadAsync();
        var draft = await app.DraftAsync(s_followUp);
        await app.SimulatedAsync(draft);
        var run = await app.ReadAsync(db => db.SimulationRuns.AsNoTracking().OrderByDescending(r => r.RequestedAt).ThenByDescending(r => r.Id).FirstAsync(r => r.PolicyVersion == draft));
        CatalogueJson.Read<SimulationOutcome>(CatalogueJson.Write(run.Outcome!)).Leads.ShouldBe(run.Outcome!.Leads);
        run.Definition.SaysTheSameAs(s_followUp).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_001)]
    public async Task A_number_of_leads_out_of_range_is_refused(int leads) =>
        (await Should.ThrowAsync<InvalidRequestException>(async () => await app.SendAsync(UseCaseFixture.Manager, new SimulatePolicy(await app.DraftAsync(s_followUp), leads)))).Problems.Single().Field.ShouldBe("leads");
}
