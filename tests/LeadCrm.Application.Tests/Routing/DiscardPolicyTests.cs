using LeadCrm.Application.Access;
using LeadCrm.Application.Routing;
using LeadCrm.Domain;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Routing;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Routing;

public sealed class DiscardPolicyTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    private static Caller Manager => UseCaseFixture.Manager;

    [Fact]
    public async Task A_draft_goes_with_its_simulations_and_its_number_is_never_given_again()
    {
        var draft = await app.DraftAsync(PolicyDefinition.Default with { MaxClinics = 2 });
        var policy = await app.SimulatedAsync(draft);
        policy.Simulations.ShouldNotBeEmpty();

        await app.SendAsync(Manager, new DiscardPolicy(draft, policy.Revision));

        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(Manager, new GetPolicy(draft)));
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(Manager, new GetSimulation(policy.Simulations[0].Id)));
        (await app.ReadAsync(db => db.SimulationRuns.CountAsync(r => r.PolicyVersion == draft))).ShouldBe(0);
        var audit = await app.ReadAsync(db => db.Facts.SingleAsync(a => a.Kind == FactKind.PolicyDiscarded && a.Reason == $"version {draft}"));
        audit.ActorId.ShouldBe(Manager.UserId);
        (await app.SendAsync(Manager, new DraftPolicy(1))).ShouldBeGreaterThan(draft);
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(Manager, new DiscardPolicy(draft, policy.Revision)));
    }

    [Fact]
    public async Task What_was_published_is_never_deleted()
    {
        var draft = await app.DraftAsync(PolicyDefinition.Default with { MaxClinics = 4 });
        var before = await app.PublishedAsync();
        var policy = await app.SimulatedAsync(draft);
        await app.SendAsync(Manager, new PublishPolicy(draft, policy.Revision));

        foreach (var version in (int[])[draft, before])
        {
            var seen = await app.SendAsync(Manager, new GetPolicy(version));
            (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(Manager, new DiscardPolicy(version, seen.Revision)))).Code.ShouldBe("policy-not-a-draft");
            (await app.SendAsync(Manager, new GetPolicy(version))).Status.ShouldBe(seen.Status);
        }
    }

    [Fact]
    public async Task A_draft_that_somebody_else_changed_meanwhile_is_kept()
    {
        var draft = await app.DraftAsync(PolicyDefinition.Default with { MaxClinics = 5 });
        var seen = await app.SendAsync(Manager, new GetPolicy(draft));
        await app.SendAsync(Manager, new AmendPolicy(draft, seen.Revision, "Better", seen.Definition));
        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(Manager, new DiscardPolicy(draft, seen.Revision)))).Code.ShouldBe("changed-meanwhile");
        (await app.SendAsync(Manager, new GetPolicy(draft))).Name.ShouldBe("Better");
    }

    [Fact]
    public async Task A_simulation_that_waits_or_runs_ends_with_its_draft()
    {
        var waits = await app.DraftAsync(PolicyDefinition.Default with { MaxClinics = 6 });
        await app.SendAsync(Manager, new SimulatePolicy(waits, 5));
        await DiscardAsync(waits);
        (await app.SendAsync(Caller.System, new RunSimulations())).ShouldBeFalse();

        await using var owner = Npgsql.NpgsqlDataSource.Create(app.OwnerConnectionString);
        await using var hold = await owner.OpenConnectionAsync();
        await using var transaction = await hold.BeginTransactionAsync();
        await app.RoutedLeadAsync();
        var runs = await app.DraftAsync(PolicyDefinition.Default with { MaxClinics = 7 });
        var id = await app.SendAsync(Manager, new SimulatePolicy(runs, 5));
        // The reading of the past waits for this lock, so that the draft is deleted while the simulation runs.
        await using (var wait = new Npgsql.NpgsqlCommand("LOCK TABLE leads IN ACCESS EXCLUSIVE MODE", hold))
            await wait.ExecuteNonQueryAsync();
        var work = app.SendAsync(Caller.System, new RunSimulations());
        await Eventually.HoldsAsync(async () => (await app.RunAsync(id)).Status == SimulationStatus.Running);
        await DiscardAsync(runs);
        await transaction.RollbackAsync();

        (await work).ShouldBeTrue();
        (await app.ReadAsync(db => db.SimulationRuns.CountAsync(r => r.Id == id))).ShouldBe(0);
    }

    private async Task DiscardAsync(int version) =>
        await app.SendAsync(Manager, new DiscardPolicy(version, (await app.SendAsync(Manager, new GetPolicy(version))).Revision));
}
