using System.Text.Json;
using LeadCrm.Domain.Routing;
using static LeadCrm.Domain.Tests.Routing.RoutingMaking;

namespace LeadCrm.Domain.Tests.Routing;

public sealed class PolicyTests
{
    private static readonly Guid Manager = Id(500);

    public static TheoryData<string, PolicyDefinition> Contradictory => new()
    {
        { "policy-weights-invalid", PolicyDefinition.Default with { Weights = new FactorWeights(0, 0, 0, 0, 0, 0, 0, 0) } },
        { "policy-weights-invalid", PolicyDefinition.Default with { Weights = PolicyDefinition.Default.Weights with { Speed = -1 } } },
        { "policy-weights-invalid", PolicyDefinition.Default with { Stages = new StageWeights(0, 0, 0) } },
        { "policy-shares-invalid", PolicyDefinition.Default with { Shares = [new(Id(1), 60), new(Id(2), 40.01m)] } },
        { "policy-shares-invalid", PolicyDefinition.Default with { Shares = [new(Id(1), -1)] } },
        { "policy-shares-invalid", PolicyDefinition.Default with { Shares = [new(Id(1), 10), new(Id(1), 10)] } },
        { "policy-out-of-range", PolicyDefinition.Default with { MaxClinics = 0 } },
        { "policy-out-of-range", PolicyDefinition.Default with { Deadlines = new AcceptanceDeadlines(1, 0, 1, 1) } },
    };

    [Theory]
    [MemberData(nameof(Contradictory))]
    public void A_contradictory_policy_is_refused(string code, PolicyDefinition definition) =>
        Should.Throw<BrokenRuleException>(() => RoutingPolicy.Draft(1, "Draft", definition, Manager, Now)).Code.ShouldBe(code);

    [Fact]
    public void The_policy_that_ships_is_valid_and_survives_JSON()
    {
        PolicyDefinition.Default.Check();
        var read = JsonSerializer.Deserialize<PolicyDefinition>(JsonSerializer.Serialize(PolicyDefinition.Default))!;
        (read with { Shares = PolicyDefinition.Default.Shares }).ShouldBe(PolicyDefinition.Default);
    }

    [Fact]
    public void A_published_policy_is_never_changed()
    {
        var policy = RoutingPolicy.Draft(1, "First", PolicyDefinition.Default, Manager, Now);
        policy.Amend("Second", Exclusive);
        policy.Publish(Manager, Now);
        policy.PublishedBy.ShouldBe(Manager);
        Should.Throw<BrokenRuleException>(() => policy.Amend("Third", Exclusive)).Code.ShouldBe("policy-not-a-draft");
        Should.Throw<BrokenRuleException>(() => policy.Publish(Manager, Now)).Code.ShouldBe("policy-not-a-draft");
        policy.Retire(Now);
        Should.Throw<BrokenRuleException>(() => policy.Retire(Now)).Code.ShouldBe("policy-not-published");
    }

    [Fact]
    public void A_policy_may_prefer_long_term_follow_up()
    {
        var policy = Exclusive with { NearEqualBand = 0, Stages = new StageWeights(0, 0, 1) };
        var without = Clinic(1) with { Offerings = [Hsct with { Stages = Domain.Clinics.StagesOfCare.PreTreatmentEvaluation | Domain.Clinics.StagesOfCare.MonitoringDuringTherapy }] };
        var only = Clinic(2) with { Offerings = [Hsct with { Stages = Domain.Clinics.StagesOfCare.LongTermFollowUp }] };
        RoutingEngine.Decide(Case(), Pool(without, only), Exclusive with { NearEqualBand = 0 }, Now, 1).Offers[0].ClinicId.ShouldBe(Id(1));
        RoutingEngine.Decide(Case(), Pool(without, only), policy, Now, 1).Offers[0].ClinicId.ShouldBe(Id(2));
    }
}
