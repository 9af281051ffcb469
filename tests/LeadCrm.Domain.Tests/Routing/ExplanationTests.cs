using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Routing;
using static LeadCrm.Domain.Tests.Routing.RoutingMaking;

namespace LeadCrm.Domain.Tests.Routing;

public sealed class ExplanationTests
{
    [Fact]
    public void The_coordinator_reads_who_was_asked_and_why()
    {
        var told = Told(Case(), Clinic(1), Clinic(2) with { Offerings = [Hsct with { CasesPerYear = 1, Stages = StagesOfCare.None }] }, Clinic(3) with { Offerings = [] });
        var sentences = told.ForCoordinator();
        sentences[0].ShouldBe("Clinic A and Clinic B were offered the case.");
        sentences[1].ShouldBe("Clinic A was offered the case first: 68 points; most from completeness of care (20), experience (13) and speed of answers (12). It was given until 3 March 2026, 10:00 (Europe/Istanbul) to answer.");
        sentences.ShouldContain("1 clinic was not considered: it does not offer HSCT for systemic sclerosis.");
        told.About(Id(3)).ShouldBe("Clinic C was not considered: it does not offer HSCT for systemic sclerosis.");
    }

    [Fact]
    public void Several_reasons_are_all_told()
    {
        var told = Told(Case() with { Language = "fr" }, Clinic(1) with { Country = "MX", TransferBasis = TransferBasis.None });
        told.ForCoordinator()[0].ShouldBe("No clinic fits this case as it stands.");
        told.About(Id(1)).ShouldBe("Clinic A was not considered: nobody there speaks or interprets fr and nothing yet allows health data to be sent to Mexico.");
    }

    [Fact]
    public void What_would_have_to_change_is_counted_by_change()
    {
        var told = Told(
            Case() with { Destinations = ["MX"], Budget = 40_000, BudgetCurrency = "USD" },
            Clinic(1),
            Clinic(2),
            Clinic(3) with { Country = "MX", Offerings = [Hsct with { PriceFrom = 41_230, PriceTo = 50_000 }] },
            Clinic(4) with { VettingStatus = VettingStatus.Suspended });
        told.WhatWouldHaveToChange().ShouldBe(
        [
            "2 clinics would fit if Turkey were acceptable.",
            "1 clinic would fit if the budget were 41,300 USD.",
        ]);
    }

    [Fact]
    public void Two_wishes_that_stand_in_the_way_are_told_together_and_after_single_ones()
    {
        var told = Told(
            Case() with { Destinations = ["MX"], Language = "fr", Budget = 20_000, BudgetCurrency = "USD" },
            Clinic(1) with { Offerings = [Hsct with { PriceFrom = 1, PriceTo = 2 }] },
            Clinic(2) with { Country = "MX", Languages = ["fr"] },
            Clinic(3) with { Languages = ["fr"] },
            Clinic(4));
        told.WhatWouldHaveToChange().ShouldBe(
        [
            "1 clinic would fit if the budget were 30,000 USD.",
            "1 clinic would fit if Turkey were acceptable and an interpreter for fr were found.",
            "1 clinic would fit if Turkey were acceptable and the budget were 30,000 USD.",
        ]);
    }

    [Fact]
    public void A_wish_that_is_only_preferred_costs_points_and_is_told()
    {
        var policy = Exclusive with { Preferences = new PreferenceGates(Strictness.Prefer, Strictness.Prefer, Strictness.Prefer) };
        var pool = Pool(Clinic(1));
        var decision = RoutingEngine.Decide(Case() with { Destinations = ["MX"], Language = "fr", Budget = 10, BudgetCurrency = "USD" }, pool, policy, Now, 1);
        var told = new RoutingExplanation(decision, pool.Snapshot, policy, Words);
        decision.Outcome.ShouldBe(RoutingOutcome.Offered);
        decision.For(Id(1))!.Value.Values[Factor.LanguageAndDestination].ShouldBe(0);
        decision.For(Id(1))!.Value.Values[Factor.PriceFit].ShouldBe(0);
        told.About(Id(1)).ShouldContain(
            "It got no points for a wish that the policy prefers but does not require: Turkey is not among the destinations that the patient accepts, "
            + "nobody there speaks or interprets fr and its lowest price is above the patient's budget.");
        told.ForClinic(Id(1))[^1].ShouldBe(
            "It cost you points that the patient is looking at other countries, the patient's language is not among those that you speak or interpret and the patient's budget is below your lowest price.");
        told.Breakdown(Id(1)).Gates.Single(g => g.Gate == Gate.Budget).ShouldBe(new GateResult(Gate.Budget, Passed: true, "its lowest price is above the patient's budget"));
    }

    [Fact]
    public void A_used_up_limit_says_whose_it_is()
    {
        var policy = Exclusive with { Caps = new PolicyCaps(new Capacity(PerDay: 1), [new(Id(3), Capacity.Unlimited)]) };
        var usage = new Dictionary<Guid, ClinicUsage> { [Id(1)] = new(1, 1, 1, 1), [Id(2)] = new(2, 2, 2, 2), [Id(3)] = new(9, 9, 9, 9) };
        var pool = Pool(usage, [Clinic(1), Clinic(2) with { Capacity = new Capacity(PerWeek: 2) }, Clinic(3)]);
        var decision = RoutingEngine.Decide(Case(), pool, policy, Now, 1);
        var told = new RoutingExplanation(decision, pool.Snapshot, policy, Words);
        decision.FailedOf(1).ShouldBe(Gate.PolicyCap);
        told.About(Id(1)).ShouldBe("Clinic A was not considered: the policy's cap on its cases is used up (1 a day).");
        told.About(Id(2)).ShouldBe("Clinic B was not considered: the number of cases that it agreed to take is used up (2 a week) and the policy's cap on its cases is used up (1 a day).");
        decision.For(Id(3))!.Value.Offered.ShouldBeTrue();
        told.WhatWouldHaveToChange().ShouldBe(["1 more clinic would fit once the policy's cap leaves room again."]);
    }

    [Fact]
    public void A_blocked_case_names_its_reason()
    {
        var told = Told(Case() with { HasOpenRedFlag = true, ShareDeidentified = false }, Clinic(1));
        told.ForCoordinator().ShouldHaveSingleItem().ShouldBe(
            "No clinic was asked, because the patient has not agreed to a de-identified case being shown to clinics and a red flag has not been cleared.");
        told.ForClinic(Id(1)).ShouldHaveSingleItem().ShouldBe("This case was not ready to be offered to clinics.");
        Told(Case() with { EvidenceLevel = EvidenceLevel.Unproven }, Clinic(1)).ForCoordinator()[0]
            .ShouldBe("No clinic was asked, because HSCT for systemic sclerosis is unproven and is never offered to clinics.");
    }

    [Fact]
    public void A_clinic_that_goes_first_with_fewer_points_says_why()
    {
        var usage = new Dictionary<Guid, ClinicUsage> { [Id(1)] = new(0, 0, 0, 9), [Id(2)] = new(0, 0, 0, 1) };
        var pool = Pool(usage, [Clinic(1) with { Performance = new ClinicPerformance(Accepted: 20) }, Clinic(2)]);
        var told = new RoutingExplanation(RoutingEngine.Decide(Case(), pool, Exclusive, Now, 1), pool.Snapshot, Exclusive, Words);
        told.About(Id(2)).ShouldContain("It came before Clinic A because their scores count as equal and it was further below its agreed share.");
        told.ForManager().ShouldContain("Clinic B stood 40.9 percentage points below its agreed share, with 1 case so far.");
    }

    [Fact]
    public void A_requested_clinic_is_told_first()
    {
        var both = Told(Case() with { RequestedClinicId = Id(2) }, Clinic(1), Clinic(2)).ForCoordinator();
        both[1].ShouldBe("The patient asked for Clinic B, which fits and was therefore considered first.");
        both[2].ShouldContain("The patient asked for it by name.");
        Told(Case() with { RequestedClinicId = Id(2) }, Clinic(1), Clinic(2) with { WorkingHours = null }).ForCoordinator()[1]
            .ShouldBe("The patient asked for Clinic B, which could not be considered.");
    }

    [Fact]
    public void A_clinic_reads_only_about_itself()
    {
        var told = Told(Case() with { Budget = 1, BudgetCurrency = "USD" }, Clinic(1), Clinic(2) with { PausedUntil = Now.AddDays(3), Offerings = [Hsct with { PriceFrom = 1, PriceTo = 2 }] });
        told.ForClinic(Id(1)).ShouldBe(["You were not offered this case: the patient's budget is below your lowest price."]);
        told.ForClinic(Id(2)).ShouldBe(["You were not offered this case: you take no new cases until 5 March 2026."]);
        var offered = Told(Case(), Clinic(1)).ForClinic(Id(1));
        offered[0].ShouldBe("You were offered this case, with time to answer until 3 March 2026, 10:00 (Europe/Istanbul).");
        offered[2].ShouldBe("Most could be gained from experience: up to 13 points more.");
    }

    [Fact]
    public void A_breakdown_shows_every_gate_with_its_reason_and_every_contribution()
    {
        var told = Told(Case(), Clinic(1), Clinic(2) with { TransferBasis = TransferBasis.None }, Clinic(3) with { Offerings = [] });
        var ranked = told.Breakdown(Id(1));
        ranked.Gates.ShouldAllBe(g => g.Passed && g.Reason == null);
        ranked.Contributions.Sum(c => c.Points).ShouldBe(ranked.Outcome.Score);
        var refused = told.Breakdown(Id(2));
        refused.Contributions.ShouldBeEmpty();
        refused.Gates.Single(g => !g.Passed).ShouldBe(new GateResult(Gate.TransferBasis, Passed: false, "nothing yet allows health data to be sent to Turkey"));
        told.Breakdown(Id(3)).Gates.Count(g => !Gate.OfTheCase.HasFlag(g.Gate)).ShouldBe(1);
    }

    [Fact]
    public void Every_gate_and_factor_has_its_words()
    {
        var decision = Decide(Case(), Clinic(1));
        foreach (var gate in Enum.GetValues<Gate>().Where(g => g is not (Gate.None or Gate.OfTheCase)))
        {
            GateRules.Sentence(gate).ShouldNotBeNullOrWhiteSpace();
            var text = Gate.OfTheCase.HasFlag(gate) ? Wording.OfCase(gate, Words) : Wording.OfClinic(gate, Clinic(1), decision, Words);
            text.ShouldNotBeNullOrWhiteSpace();
            if (!Gate.OfTheCase.HasFlag(gate)) Wording.ToTheClinic(gate, Clinic(1), decision, Words).ShouldNotBeNullOrWhiteSpace();
        }

        Enum.GetValues<Factor>().Select(Wording.Of).Distinct().Count().ShouldBe(FactorValues.Count);
    }

    private static RoutingExplanation Told(RoutingCase lead, params CandidateClinic[] clinics)
    {
        var pool = Pool(clinics);
        return new RoutingExplanation(RoutingEngine.Decide(lead, pool, PolicyDefinition.Default, Now, 7), pool.Snapshot, PolicyDefinition.Default, Words);
    }
}
