using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;
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
        { "policy-caps-invalid", PolicyDefinition.Default with { Caps = new PolicyCaps(new Capacity(PerDay: -1), []) } },
        { "policy-caps-invalid", PolicyDefinition.Default with { Caps = new PolicyCaps(new Capacity(PerDay: 0), []) } },
        { "policy-caps-invalid", PolicyDefinition.Default with { Caps = new PolicyCaps(new Capacity(PerMonth: 0), [new(Id(1), new Capacity(PerWeek: 0))]) } },
        { "policy-caps-invalid", PolicyDefinition.Default with { Caps = new PolicyCaps(new Capacity(PerDay: 5, PerWeek: 4), []) } },
        { "policy-caps-invalid", PolicyDefinition.Default with { Caps = new PolicyCaps(new Capacity(PerDay: 5, PerMonth: 4), []) } },
        { "policy-caps-invalid", PolicyDefinition.Default with { Caps = new PolicyCaps(Capacity.Unlimited, [new(Id(1), new Capacity(PerWeek: 9, PerMonth: 8))]) } },
        { "policy-caps-invalid", PolicyDefinition.Default with { Caps = new PolicyCaps(Capacity.Unlimited, [new(Id(1), Capacity.Unlimited), new(Id(1), Capacity.Unlimited)]) } },
        { "policy-out-of-range", PolicyDefinition.Default with { MaxClinics = 0 } },
        { "policy-out-of-range", PolicyDefinition.Default with { Deadlines = new AcceptanceDeadlines(1, 0, 1, 1) } },
    };

    [Theory]
    [MemberData(nameof(Contradictory))]
    public void A_contradictory_policy_is_refused(string code, PolicyDefinition definition) =>
        Should.Throw<BrokenRuleException>(() => RoutingPolicy.Draft(1, "Draft", definition, Manager, Now)).Code.ShouldBe(code);

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var problems = PolicyProblems.Of(PolicyDefinition.Default with { MaxClinics = 0, Weights = new FactorWeights(0, 0, 0, 0, 0, 0, 0, 0), Shares = [new(Id(1), 101)] });
        problems.Select(p => p.Field).ShouldBe(["maxClinics", "weights", "shares"]);
    }

    [Fact]
    public void The_policy_that_ships_is_valid_and_survives_JSON()
    {
        PolicyDefinition.Default.Check();
        CatalogueJson.Read<PolicyDefinition>(CatalogueJson.Write(PolicyDefinition.Default)).SaysTheSameAs(PolicyDefinition.Default).ShouldBeTrue();
        var rich = Rich();
        CatalogueJson.Read<PolicyDefinition>(CatalogueJson.Write(rich)).SaysTheSameAs(rich).ShouldBeTrue();
    }

    [Fact]
    public void A_cap_of_0_for_each_clinic_is_meant_where_some_clinic_may_have_cases() =>
        PolicyProblems.Of(PolicyDefinition.Default with { Caps = new PolicyCaps(new Capacity(PerDay: 0), [new(Id(1), new Capacity(PerDay: 3))]) }).ShouldBeEmpty();

    [Fact]
    public void A_policy_stored_before_there_were_caps_requires_every_wish_and_caps_nothing()
    {
        const string Old = """
            {"strategy":"shared","maxClinics":3,"weights":{"experience":25,"completeness":20,"speed":15,"acceptance":10,"conversion":10,"outcomes":10,"priceFit":5,"languageAndDestination":5},
             "stages":{"preTreatmentEvaluation":1,"monitoringDuringTherapy":1,"longTermFollowUp":1},"nearEqualBand":5,"deadlines":{"low":16,"normal":8,"high":4,"urgent":2},"shares":[]}
            """;
        CatalogueJson.Read<PolicyDefinition>(Old).SaysTheSameAs(PolicyDefinition.Default).ShouldBeTrue();
    }

    [Fact]
    public void Only_a_draft_that_was_simulated_as_it_stands_is_published_and_then_never_changed()
    {
        var policy = RoutingPolicy.Draft(2, "First", PolicyDefinition.Default, Manager, Now);
        Should.Throw<BrokenRuleException>(() => policy.Publish(Manager, Now)).Code.ShouldBe("policy-not-simulated");
        policy.Simulated(Id(900), Exclusive).ShouldBeFalse();
        policy.Simulated(Id(900), PolicyDefinition.Default).ShouldBeTrue();
        policy.Amend("Second", PolicyDefinition.Default with { Shares = [] });
        policy.Status.ShouldBe(PolicyStatus.Simulated);
        policy.Amend("Second", Exclusive);
        (policy.Status, policy.SimulationId).ShouldBe((PolicyStatus.Draft, null));
        policy.Simulated(Id(901), Exclusive).ShouldBeTrue();
        policy.Publish(Manager, Now);
        policy.PublishedBy.ShouldBe(Manager);
        policy.Simulated(Id(902), Exclusive).ShouldBeFalse();
        Should.Throw<BrokenRuleException>(() => policy.Amend("Third", Exclusive)).Code.ShouldBe("policy-not-a-draft");
        Should.Throw<BrokenRuleException>(() => policy.Publish(Manager, Now)).Code.ShouldBe("policy-not-a-draft");
        policy.Retire(Now);
        Should.Throw<BrokenRuleException>(() => policy.Retire(Now)).Code.ShouldBe("policy-not-published");
    }

    [Fact]
    public void The_one_that_ships_needs_no_simulation() => RoutingPolicy.Ship(1, "Default", PolicyDefinition.Default, Now).Status.ShouldBe(PolicyStatus.Published);

    [Fact]
    public void What_changed_is_told_in_words()
    {
        PolicyChanges.Between(PolicyDefinition.Default, PolicyDefinition.Default, Words.ClinicName).ShouldBeEmpty();
        var told = PolicyChanges.Between(PolicyDefinition.Default, Rich(), Words.ClinicName);
        told.ShouldContain("Within completeness of care, long-term follow-up counts 60 % instead of 33 %.");
        told.ShouldContain("The wish for a destination is only preferred; so far it had to be met.");
        told.ShouldContain("Clinic A gets an agreed share of 40 %.");
        told.ShouldContain("A clinic gets at most 2 a day and 20 a month; so far as many cases as it takes.");
        told.ShouldContain("Clinic B gets at most 1 a day.");
    }

    private static PolicyDefinition Rich() => PolicyDefinition.Default with
    {
        Stages = new StageWeights(1, 1, 3),
        Shares = [new(Id(1), 40m)],
        Preferences = PreferenceGates.AllRequired with { Destination = Strictness.Prefer },
        Caps = new PolicyCaps(new Capacity(PerDay: 2, PerMonth: 20), [new(Id(2), new Capacity(PerDay: 1))]),
    };

    [Fact]
    public void A_policy_may_prefer_long_term_follow_up()
    {
        var policy = Exclusive with { NearEqualBand = 0, Stages = new StageWeights(0, 0, 1) };
        var without = Clinic(1) with { Offerings = [Hsct with { Stages = StagesOfCare.PreTreatmentEvaluation | StagesOfCare.MonitoringDuringTherapy }] };
        var only = Clinic(2) with { Offerings = [Hsct with { Stages = StagesOfCare.LongTermFollowUp }] };
        RoutingEngine.Decide(Case(), Pool(without, only), Exclusive with { NearEqualBand = 0 }, Now, 1).Offers[0].ClinicId.ShouldBe(Id(1));
        RoutingEngine.Decide(Case(), Pool(without, only), policy, Now, 1).Offers[0].ClinicId.ShouldBe(Id(2));
    }
}
