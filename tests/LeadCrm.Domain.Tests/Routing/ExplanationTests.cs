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
        sentences[1].ShouldBe("Clinic A was offered the case first: 68 points; most from completeness of care (20), experience (13) and speed of answers (12). It has until 3 March 2026, 10:00 (Europe/Istanbul) to answer.");
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
            "2 more clinics would fit if Turkey were acceptable.",
            "1 more clinic would fit if the budget were 41,300 USD.",
        ]);
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
        offered[0].ShouldBe("You were offered this case. Please answer by 3 March 2026, 10:00 (Europe/Istanbul).");
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
