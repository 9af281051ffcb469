using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Routing;
using LeadCrm.Application.Seeding;
using LeadCrm.Domain;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Routing;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Routing;

public sealed class PolicyLifecycleTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    private static readonly Caller s_administrator = new(Roles.Administrator, Guid.Parse("01990000-0000-7000-8000-0000000000d1"));

    [Fact]
    public async Task A_draft_is_amended_simulated_and_published_and_the_old_one_retires()
    {
        var draft = await app.DraftAsync(PolicyDefinition.Default with { MaxClinics = 2 });
        var before = await app.PublishedAsync();
        var policy = await app.SimulatedAsync(draft);
        policy.Status.ShouldBe(PolicyStatus.Simulated);

        await app.SendAsync(UseCaseFixture.Manager, new PublishPolicy(draft, policy.Revision));

        (await app.PublishedAsync()).ShouldBe(draft);
        var list = await app.SendAsync(UseCaseFixture.Manager, new ListPolicies());
        var published = list.Versions.Single(v => v.Version == draft);
        (published.Status, published.PublishedBy, published.DraftedBy).ShouldBe((PolicyStatus.Published, UseCaseFixture.Manager.UserId, UseCaseFixture.Manager.UserId));
        list.Versions.Single(v => v.Version == before).Status.ShouldBe(PolicyStatus.Retired);
        (await app.ReadAsync(db => db.Facts.CountAsync(a => a.Kind == FactKind.PolicyPublished && a.Reason == $"version {draft}"))).ShouldBe(1);
        var refused = await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(UseCaseFixture.Manager, new AmendPolicy(draft, policy.Revision + 1, "Late", policy.Definition)));
        refused.Code.ShouldBe("policy-not-a-draft");
    }

    [Fact]
    public async Task A_draft_that_was_changed_after_its_simulation_is_not_published()
    {
        var draft = await app.DraftAsync(PolicyDefinition.Default with { MaxClinics = 4 });
        var policy = await app.SimulatedAsync(draft);
        await app.SendAsync(UseCaseFixture.Manager, new AmendPolicy(draft, policy.Revision, policy.Name, policy.Definition with { NearEqualBand = 9 }));
        var amended = await app.SendAsync(UseCaseFixture.Manager, new GetPolicy(draft));
        amended.Status.ShouldBe(PolicyStatus.Draft);
        amended.Simulations.ShouldAllBe(s => !s.IsOfThis);
        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(UseCaseFixture.Manager, new PublishPolicy(draft, amended.Revision)))).Code.ShouldBe("policy-not-simulated");
    }

    [Fact]
    public async Task Of_two_managers_who_publish_at_once_one_gets_a_clear_conflict()
    {
        var (one, other) = (await app.DraftAsync(PolicyDefinition.Default with { MaxClinics = 5 }), await app.DraftAsync(PolicyDefinition.Default with { MaxClinics = 6 }));
        var (first, second) = (await app.SimulatedAsync(one), await app.SimulatedAsync(other));

        var attempts = await Task.WhenAll(TryAsync(one, first.Revision), TryAsync(other, second.Revision), TryAsync(one, first.Revision), TryAsync(other, second.Revision));

        // One after the other is no conflict; at once it is. Either way exactly one is published, and whoever lost was told.
        attempts.Count(a => a is null).ShouldBeInRange(1, 2);
        attempts.Where(a => a is not null).ShouldAllBe(code => code == "changed-meanwhile" || code == "policy-not-a-draft");
        (await app.ReadAsync(db => db.RoutingPolicies.CountAsync(p => p.Status == PolicyStatus.Published))).ShouldBe(1);
    }

    [Fact]
    public async Task A_revision_that_somebody_else_saved_meanwhile_is_a_conflict()
    {
        var draft = await app.DraftAsync(PolicyDefinition.Default with { MaxClinics = 7 });
        var seen = await app.SendAsync(UseCaseFixture.Manager, new GetPolicy(draft));
        await app.SendAsync(UseCaseFixture.Manager, new AmendPolicy(draft, seen.Revision, "First", seen.Definition));
        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(UseCaseFixture.Manager, new AmendPolicy(draft, seen.Revision, "Second", seen.Definition)))).Code.ShouldBe("changed-meanwhile");
    }

    [Fact]
    public async Task Everything_wrong_with_a_draft_is_told_beside_its_field()
    {
        var draft = await app.DraftAsync(PolicyDefinition.Default);
        var policy = await app.SendAsync(UseCaseFixture.Manager, new GetPolicy(draft));
        var stranger = Guid.NewGuid();
        var bad = PolicyDefinition.Default with
        {
            Weights = new FactorWeights(0, 0, 0, 0, 0, 0, 0, 0),
            Shares = [new(DemoClinics.A, 80), new(stranger, 40)],
            Caps = new PolicyCaps(new Capacity(PerDay: 5, PerWeek: 2), [new(stranger, Capacity.Unlimited)]),
        };
        var refused = await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(UseCaseFixture.Manager, new AmendPolicy(draft, policy.Revision, "Bad", bad)));
        refused.Problems.Select(p => (p.Field, p.Code)).ShouldBe(
            [("weights", "policy-weights-invalid"), ("shares", "policy-shares-invalid"), ("caps.eachClinic", "policy-caps-invalid"), ("shares", "policy-clinic-unknown"), ("caps", "policy-clinic-unknown")],
            ignoreOrder: true);
        (await app.SendAsync(UseCaseFixture.Manager, new GetPolicy(draft))).Revision.ShouldBe(policy.Revision);
        (await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(UseCaseFixture.Manager, new AmendPolicy(draft, policy.Revision, " ", policy.Definition)))).Problems.Single().Field.ShouldBe("name");
    }

    [Fact]
    public async Task Drafts_made_at_once_get_numbers_of_their_own()
    {
        var versions = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.SendAsync(UseCaseFixture.Manager, new DraftPolicy(1))));
        versions.ShouldBeUnique();
    }

    [Fact]
    public async Task Only_managers_change_policies()
    {
        foreach (var caller in new[] { UseCaseFixture.Coordinator, UseCaseFixture.ClinicA, s_administrator, Caller.Anonymous })
        {
            await ShouldBeRefusedAsync(() => app.SendAsync(caller, new DraftPolicy(1)));
            await ShouldBeRefusedAsync(() => app.SendAsync(caller, new AmendPolicy(1, 0, "x", PolicyDefinition.Default)));
            await ShouldBeRefusedAsync(() => app.SendAsync(caller, new PublishPolicy(1, 0)));
            await ShouldBeRefusedAsync(() => app.SendAsync(caller, new DiscardPolicy(1, 0)));
            await ShouldBeRefusedAsync(() => app.SendAsync(caller, new SimulatePolicy(1)));
            await ShouldBeRefusedAsync(() => app.SendAsync(caller, new CancelSimulation(Guid.NewGuid())));
        }

        (await app.SendAsync(s_administrator, new GetPolicy(1))).Version.ShouldBe(1);
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(UseCaseFixture.Manager, new GetPolicy(99_999)));
    }

    private static async Task ShouldBeRefusedAsync<T>(Func<Task<T>> act)
    {
        var refused = await Should.ThrowAsync<Exception>(act);
        (refused is NotAllowedException or NotSignedInException).ShouldBeTrue(refused.GetType().Name);
    }

    private async Task<string?> TryAsync(int version, int revision)
    {
        try
        {
            await app.SendAsync(UseCaseFixture.Manager, new PublishPolicy(version, revision));
            return null;
        }
        catch (BrokenRuleException e)
        {
            return e.Code;
        }
    }
}
