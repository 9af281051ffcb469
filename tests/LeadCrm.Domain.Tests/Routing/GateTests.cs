using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Routing;
using static LeadCrm.Domain.Tests.Routing.RoutingMaking;

namespace LeadCrm.Domain.Tests.Routing;

public sealed class GateTests
{
    public static TheoryData<Gate, RoutingCase> Blocking => new()
    {
        { Gate.Consent, Case() with { ShareDeidentified = false } },
        { Gate.RepresentedPerson, Case() with { RepresentedPersonConfirmed = false } },
        { Gate.RedFlag, Case() with { HasOpenRedFlag = true } },
        { Gate.Unproven, Case() with { EvidenceLevel = EvidenceLevel.Unproven, EvidenceAcknowledged = true } },
        { Gate.EvidenceAcknowledgement, Case() with { EvidenceLevel = EvidenceLevel.Emerging } },
        { Gate.Eligibility, Case() with { Eligibility = EligibilityOutcome.NotEligible } },
    };

    public static TheoryData<Gate, RoutingCase, CandidateClinic> Closed => new()
    {
        { Gate.OffersPair, Case() with { TreatmentCode = "msc" }, Clinic(1) },
        { Gate.Destination, Case() with { Destinations = ["MX"] }, Clinic(1) },
        { Gate.Language, Case() with { Language = "fr" }, Clinic(1) },
        { Gate.Budget, Case() with { Budget = 20_000, BudgetCurrency = "EUR" }, Clinic(1) },
        { Gate.Vetting, Case(), Clinic(1) with { VettingStatus = VettingStatus.UnderReview } },
        { Gate.Vetting, Case(), Clinic(1) with { VettingStatus = VettingStatus.Suspended } },
        { Gate.Paused, Case(), Clinic(1) with { PausedUntil = Now.AddMinutes(1) } },
        { Gate.Licence, Case(), Clinic(1) with { Licences = [Clinic(1).Licences[0] with { ExpiresOn = new(2026, 3, 1) }, Clinic(1).Licences[1]] } },
        { Gate.Accreditation, Case(), Clinic(1) with { Licences = [Clinic(1).Licences[0]] } },
        { Gate.TransferBasis, Case(), Clinic(1) with { TransferBasis = TransferBasis.None } },
        { Gate.TrialConditions, Case() with { EvidenceLevel = EvidenceLevel.Investigational, EvidenceAcknowledged = true }, Clinic(1) },
        { Gate.HoldsAlready, Case() with { Living = [Id(1)] }, Clinic(1) },
        { Gate.DeclinedBefore, Case() with { Ended = [new(Id(1), AssignmentEnd.Declined)] }, Clinic(1) },
        { Gate.ExpiredBefore, Case() with { Ended = [new(Id(1), AssignmentEnd.Expired)] }, Clinic(1) },
        { Gate.EndedBefore, Case() with { Ended = [new(Id(1), AssignmentEnd.Other)] }, Clinic(1) },
        { Gate.OnlyRequestedClinic, Case() with { RequestedClinicId = Id(9), OthersMayAnswer = false }, Clinic(1) },
        { Gate.WorkingHours, Case(), Clinic(1) with { WorkingHours = null } },
        { Gate.Capacity, Case(), Clinic(1) with { Capacity = new Capacity(PerWeek: 0) } },
    };

    [Theory]
    [MemberData(nameof(Blocking))]
    public void A_gate_of_the_case_stops_every_clinic(Gate gate, RoutingCase lead)
    {
        var decision = Decide(lead, Clinic(1));
        decision.Outcome.ShouldBe(RoutingOutcome.Blocked);
        decision.BlockedBy.ShouldBe(gate);
        decision.Offers.ShouldBeEmpty();
        decision.Candidates.ShouldAllBe(c => !c.Considered);
    }

    [Theory]
    [MemberData(nameof(Closed))]
    public void A_gate_of_a_clinic_keeps_it_out_with_its_reason(Gate gate, RoutingCase lead, CandidateClinic clinic)
    {
        var decision = Decide(lead, clinic);
        decision.Offers.ShouldBeEmpty();
        decision.FailedOf(1).ShouldBe(gate);
        decision.Outcome.ShouldBe(RoutingOutcome.NoClinic);
    }

    [Fact]
    public void A_clinic_that_passes_every_gate_is_offered_the_case() =>
        Decide(Case(), Clinic(1)).Offers.ShouldHaveSingleItem().ClinicId.ShouldBe(Id(1));

    [Fact]
    public void A_medical_reviewer_may_go_on_although_the_rules_say_not_eligible() =>
        Decide(Case() with { Eligibility = EligibilityOutcome.NotEligible, ReviewerOverride = true }, Clinic(1)).Outcome.ShouldBe(RoutingOutcome.Offered);

    [Fact]
    public void An_incomplete_case_is_routed_with_its_open_questions() =>
        Decide(Case() with { Eligibility = EligibilityOutcome.Incomplete }, Clinic(1)).Outcome.ShouldBe(RoutingOutcome.Offered);

    [Fact]
    public void A_trial_is_offered_only_with_all_of_its_conditions()
    {
        var whole = new Trial { RecruitingHere = true, RegulatorAuthorisedOn = new(2025, 1, 1), EthicsApprovedOn = new(2025, 1, 1), NoFeeForProduct = true };
        var lead = Case() with { EvidenceLevel = EvidenceLevel.Investigational, EvidenceAcknowledged = true, Budget = 0, BudgetCurrency = "USD" };
        Decide(lead, With(whole)).Outcome.ShouldBe(RoutingOutcome.Offered);
        Trial[] broken = [whole with { RecruitingHere = false }, whole with { RegulatorAuthorisedOn = null }, whole with { EthicsApprovedOn = new(2026, 3, 3) }, whole with { NoFeeForProduct = false }];
        foreach (var trial in broken) Decide(lead, With(trial)).FailedOf(1).ShouldBe(Gate.TrialConditions);

        static CandidateClinic With(Trial trial) => Clinic(1) with { Offerings = [Hsct with { Trial = trial }] };
    }

    [Fact]
    public void A_licence_counts_on_its_last_day_in_the_clinics_own_calendar()
    {
        var clinic = Clinic(1) with { Licences = [.. Clinic(1).Licences.Select(l => l with { ExpiresOn = new(2026, 3, 2) })] };
        var pool = Pool(clinic);
        RoutingEngine.Decide(Case(), pool, PolicyDefinition.Default, new(2026, 3, 2, 20, 59, 0, TimeSpan.Zero), 1).Outcome.ShouldBe(RoutingOutcome.Offered);
        // 21:00 UTC is midnight in Istanbul.
        RoutingEngine.Decide(Case(), pool, PolicyDefinition.Default, new(2026, 3, 2, 21, 0, 0, TimeSpan.Zero), 1)
            .FailedOf(1).ShouldBe(Gate.Licence | Gate.Accreditation);
    }

    [Fact]
    public void A_budget_that_cannot_be_compared_excludes_nobody() =>
        Decide(Case() with { Budget = 1, BudgetCurrency = "XYZ" }, Clinic(1)).Outcome.ShouldBe(RoutingOutcome.Offered);

    [Fact]
    public void A_budget_without_end_is_a_budget() =>
        Decide(Case() with { Budget = decimal.MaxValue, BudgetCurrency = "GBP" }, Clinic(1)).For(Id(1))!.Value.Values[Factor.PriceFit].ShouldBe(100);

    [Fact]
    public void A_recalled_case_may_come_back() =>
        Decide(Case() with { Ended = [new(Id(1), AssignmentEnd.Recalled)] }, Clinic(1)).Outcome.ShouldBe(RoutingOutcome.Offered);
}
