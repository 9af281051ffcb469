using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using static LeadCrm.Domain.Tests.Leads.LeadMaking;

namespace LeadCrm.Domain.Tests.Leads;

public sealed class LeadTriageTests
{
    [Fact]
    public void Claiming_a_new_lead_takes_it_into_triage_and_keeps_its_deadline()
    {
        var lead = LeadInTriage();
        (lead.Stage, lead.OwnerId, lead.NextStep, lead.NextStepDueAt).ShouldBe((LeadStage.InTriage, Coordinator.Id, NextStep.Qualify, Due));
    }

    [Fact]
    public void Claiming_again_says_nothing_and_a_colleague_may_take_over()
    {
        var lead = LeadInTriage();
        var lines = lead.Facts.Count;
        lead.Claim(Coordinator, Now);
        lead.Facts.Count.ShouldBe(lines);
        lead.Claim(Colleague, Now);
        (lead.OwnerId, lead.Stage).ShouldBe((Colleague.Id, LeadStage.InTriage));
    }

    [Fact]
    public void A_lead_that_is_given_to_a_colleague_keeps_its_stage_and_says_who_got_it()
    {
        var lead = Receive();
        lead.HandOver(Colleague.Id!.Value, Coordinator, Now);
        lead.HandOver(Colleague.Id!.Value, Coordinator, Now);
        (lead.OwnerId, lead.Stage).ShouldBe((Colleague.Id, LeadStage.New));
        var line = lead.Facts.Where(e => e.Kind == FactKind.HandedOver).ShouldHaveSingleItem();
        (line.ActorId, line.SubjectId).ShouldBe((Coordinator.Id, Colleague.Id));
    }

    [Fact]
    public void A_qualified_lead_is_due_for_routing_at_once_and_belongs_to_who_qualified_it()
    {
        var lead = Receive();
        lead.Qualify(Coordinator, Now);
        (lead.Stage, lead.OwnerId, lead.RoutingDueAt, lead.NextStep, lead.QualifiedAt).ShouldBe((LeadStage.Qualified, Coordinator.Id, Now, NextStep.Route, Now));
    }

    [Theory]
    [InlineData("red-flag-open")]
    [InlineData("treatment-undecided")]
    [InlineData("not-eligible")]
    public void What_speaks_against_qualifying_is_said_and_changes_nothing(string code)
    {
        var request = code switch
        {
            "red-flag-open" => Request() with { HasRedFlags = true },
            "treatment-undecided" => Request() with { TreatmentCode = null },
            _ => Request() with { Eligibility = EligibilityOutcome.NotEligible },
        };
        foreach (var lead in new[] { Receive(request), LeadInTriage(request) })
        {
            var before = lead.Everything();
            Should.Throw<BrokenRuleException>(() => lead.Qualify(Coordinator, Now)).Code.ShouldBe(code);
            lead.Everything().ShouldBe(before);
        }
    }

    [Theory]
    [InlineData(EligibilityOutcome.Incomplete)]
    [InlineData(EligibilityOutcome.Caution)]
    public void An_incomplete_or_cautious_lead_may_be_qualified(EligibilityOutcome outcome)
    {
        var lead = LeadInTriage(Request() with { Eligibility = outcome });
        lead.Qualify(Coordinator, Now);
        lead.Stage.ShouldBe(LeadStage.Qualified);
    }

    [Fact]
    public void Only_a_written_override_lets_a_not_eligible_lead_pass_and_new_answers_end_it()
    {
        var lead = LeadInTriage(Request() with { Eligibility = EligibilityOutcome.NotEligible });
        lead.OverrideEligibility(Note, Colleague, Now);
        lead.Facts[^1].Text!.Content.ShouldBe(Note);
        lead.CompleteAnswers(Note, EligibilityOutcome.NotEligible, false, Coordinator, Now);
        Should.Throw<BrokenRuleException>(() => lead.Qualify(Coordinator, Now)).Code.ShouldBe("not-eligible");
        lead.OverrideEligibility(Note, Colleague, Now);
        lead.Qualify(Coordinator, Now);
        lead.Stage.ShouldBe(LeadStage.Qualified);
    }

    [Fact]
    public void Choosing_a_treatment_decides_what_was_open_until_clinics_have_been_asked()
    {
        var lead = LeadInTriage(Request() with { TreatmentCode = null });
        lead.ChooseTreatment("hsct", EligibilityOutcome.Caution);
        (lead.TreatmentCode, lead.Eligibility).ShouldBe(("hsct", EligibilityOutcome.Caution));
        lead.Qualify(Coordinator, Now);
        Should.Throw<BrokenRuleException>(() => lead.ChooseTreatment("msc", EligibilityOutcome.Eligible)).Code.ShouldBe("already-routed");
        lead.TreatmentCode.ShouldBe("hsct");
    }

    [Fact]
    public void Answers_that_may_mean_an_emergency_stop_routing_until_a_person_has_judged_them()
    {
        var lead = At(LeadStage.Qualified);
        lead.CompleteAnswers(Note, EligibilityOutcome.Eligible, true, Coordinator, Now);
        (lead.RedFlag, lead.RoutingDueAt, lead.NextStep).ShouldBe((RedFlagState.Open, null, NextStep.ClearRedFlag));
        lead.ClearRedFlag(Note, Colleague, Now.AddMinutes(5));
        (lead.RedFlag, lead.RoutingDueAt, lead.NextStep).ShouldBe((RedFlagState.Cleared, Now.AddMinutes(5), NextStep.Route));
        Should.Throw<BrokenRuleException>(() => lead.ClearRedFlag(Note, Colleague, Now)).Code.ShouldBe("already-judged");
    }

    [Theory]
    [InlineData(LeadStage.New, NextStep.Triage)]
    [InlineData(LeadStage.InTriage, NextStep.Qualify)]
    public void Once_judged_the_work_goes_on_where_it_stood(LeadStage stage, NextStep next)
    {
        var lead = stage == LeadStage.New ? Receive(Request() with { HasRedFlags = true }) : LeadInTriage(Request() with { HasRedFlags = true });
        lead.ClearRedFlag(Note, Coordinator, Now);
        (lead.Stage, lead.NextStep).ShouldBe((stage, next));
    }

    [Fact]
    public void Closing_needs_a_known_reason_and_other_needs_a_note()
    {
        var lead = LeadInTriage();
        Code(() => lead.Disqualify("because", null, Coordinator, Now)).ShouldBe("unknown-reason");
        Code(() => lead.Disqualify("other", null, Coordinator, Now)).ShouldBe("note-missing");
        Code(() => lead.Lose("because", null, Coordinator, Now)).ShouldBe("unknown-reason");
        Code(() => lead.Lose("other", null, Coordinator, Now)).ShouldBe("note-missing");
        lead.Stage.ShouldBe(LeadStage.InTriage);
        lead.Lose("other", Note, Coordinator, Now);
        lead.Stage.ShouldBe(LeadStage.Lost);
    }

    [Fact]
    public void A_reopened_lead_is_open_again_and_belongs_to_who_reopened_it()
    {
        var lead = At(LeadStage.Lost);
        lead.Reopen(Note, Colleague, Now.AddDays(30));
        (lead.Stage, lead.OwnerId, lead.ClosedAt, lead.NextStep, lead.WaitingOn).ShouldBe((LeadStage.InTriage, Colleague.Id, null, NextStep.Qualify, WaitingOn.Us));
    }

    [Fact]
    public void The_first_attempt_and_the_first_time_reached_are_two_stamps_that_stay()
    {
        var lead = LeadInTriage();
        lead.Contacted(false, null, Coordinator, Now.AddMinutes(3), Due);
        lead.ReachedAt.ShouldBeNull();
        lead.Contacted(true, Note, Coordinator, Now.AddMinutes(40), Due);
        lead.Contacted(true, Note, Coordinator, Now.AddMinutes(90), Due);
        (lead.FirstAttemptAt, lead.ReachedAt).ShouldBe((Now.AddMinutes(3), Now.AddMinutes(40)));
    }

    [Fact]
    public void Nobody_is_contacted_after_taking_the_consent_back()
    {
        var lead = LeadInTriage();
        lead.RecordConsent(Act(ConsentPurpose.Contact, false), Now, Due);
        Code(() => lead.Contacted(false, null, Coordinator, Now, Due)).ShouldBe("consent-missing");
    }

    [Theory]
    [InlineData(LeadStage.New, LeadStage.Qualified)]
    [InlineData(LeadStage.InTriage, LeadStage.Qualified)]
    [InlineData(LeadStage.Qualified, LeadStage.Qualified)]
    [InlineData(LeadStage.Routed, LeadStage.Routed)]
    [InlineData(LeadStage.Accepted, LeadStage.Accepted)]
    [InlineData(LeadStage.Quoted, LeadStage.Quoted)]
    public void Routing_can_be_asked_for_again_until_the_patient_has_chosen(LeadStage from, LeadStage after)
    {
        var lead = At(from);
        lead.RequestRouting(Coordinator, Now.AddHours(1));
        (lead.Stage, lead.RoutingDueAt).ShouldBe((after, Now.AddHours(1)));
    }

    [Theory]
    [InlineData(LeadStage.Booked)]
    [InlineData(LeadStage.Aftercare)]
    [InlineData(LeadStage.Lost)]
    [InlineData(LeadStage.Withdrawn)]
    public void Afterwards_it_cannot(LeadStage from) => Code(() => At(from).RequestRouting(Coordinator, Now)).ShouldBe("illegal-move");

    private static string Code(Action act) => Should.Throw<BrokenRuleException>(act).Code;
}
