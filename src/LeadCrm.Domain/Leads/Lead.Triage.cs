using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Journal;

namespace LeadCrm.Domain.Leads;

/// <content>What coordinators do with a lead.</content>
public sealed partial class Lead
{
    /// <summary>A coordinator takes the lead, also from a colleague.</summary>
    /// <param name="by">The coordinator.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>lead-closed</c> when nothing is left to do.</exception>
    public void Claim(Actor by, DateTimeOffset at)
    {
        RefuseUnlessOpen();
        if (OwnerId == by.Id && Stage != LeadStage.New)
            return;
        OwnerId = by.Id;
        Record(FactKind.Claimed, by, at);
        if (Stage != LeadStage.New)
            return;
        MoveTo(LeadStage.InTriage, by, at);
        Next(NextStep.Qualify, WaitingOn.Us, NextStepDueAt ?? at);
    }

    /// <summary>Somebody gives the lead to a colleague. Its stage stays: nothing was done on it yet.</summary>
    /// <param name="to">The colleague; the use case has checked that they work as a coordinator and are there.</param>
    /// <param name="by">Who gives it.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>lead-closed</c> when nothing is left to do.</exception>
    public void HandOver(Guid to, Actor by, DateTimeOffset at)
    {
        RefuseUnlessOpen();
        if (OwnerId == to)
            return;
        OwnerId = to;
        _facts.Add(new Fact(Id, FactKind.HandedOver, at, by) { SubjectId = to });
        Touch(at);
    }

    /// <summary>Keeps newer answers and what the rules say about them.</summary>
    /// <param name="answers">All answers, sealed.</param>
    /// <param name="outcome">What the rules say now.</param>
    /// <param name="hasNewRedFlags">Whether the answers name a sign of an emergency that the earlier ones did not: nobody can have judged it.</param>
    /// <param name="by">Who gave them.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>lead-closed</c>.</exception>
    public void CompleteAnswers(SealedText answers, EligibilityOutcome outcome, bool hasNewRedFlags, Actor by, DateTimeOffset at)
    {
        RefuseUnlessOpen();
        Answers = answers;
        Eligibility = outcome;
        EligibilityOverridden = false;
        Record(FactKind.AnswersCompleted, by, at);
        if (hasNewRedFlags && RedFlag != RedFlagState.Open)
            RaiseRedFlag(at);
    }

    /// <summary>
    /// Takes what the rules in force say about the answers; rules change while leads wait. A reviewer's override stays only
    /// for a refusal that was there when it was written.
    /// </summary>
    /// <param name="outcome">What the rules say now.</param>
    /// <param name="at">When (UTC).</param>
    public void AssessAnew(EligibilityOutcome outcome, DateTimeOffset at)
    {
        if (outcome == Eligibility)
            return;
        if (outcome == EligibilityOutcome.NotEligible)
            EligibilityOverridden = false;
        Eligibility = outcome;
        Record(FactKind.EligibilityReassessed, Actor.System, at, EligibilityWording.Code(outcome));
    }

    /// <summary>The patient's wish for a treatment became clear (advised, or changed before qualifying).</summary>
    /// <param name="treatmentCode">The treatment.</param>
    /// <param name="outcome">What the rules say about it.</param>
    /// <exception cref="BrokenRuleException"><c>already-routed</c> once clinics have been asked.</exception>
    public void ChooseTreatment(string treatmentCode, EligibilityOutcome outcome)
    {
        RefuseUnlessOpen();
        if (Stage > LeadStage.InTriage)
            throw new BrokenRuleException("already-routed", "Clinics have been asked for another treatment; take the lead back to triage first.");
        TreatmentCode = treatmentCode;
        Eligibility = outcome;
        EligibilityOverridden = false;
    }

    /// <summary>A person judged the possible emergency; routing may go on.</summary>
    /// <param name="note">What was found, sealed.</param>
    /// <param name="by">Who judged.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>no-red-flag</c> when there was none; <c>already-judged</c>.</exception>
    public void ClearRedFlag(SealedText note, Actor by, DateTimeOffset at)
    {
        if (RedFlag == RedFlagState.Cleared)
            throw new BrokenRuleException("already-judged", "The possible emergency was judged already; what was found stands on the timeline.");
        if (RedFlag != RedFlagState.Open)
            throw new BrokenRuleException("no-red-flag", "No possible emergency is open on this lead.");
        RedFlag = RedFlagState.Cleared;
        Record(FactKind.RedFlagCleared, by, at, note: note);
        if (NextStep == NextStep.ClearRedFlag)
            Next(Stage == LeadStage.New ? NextStep.Triage : NextStep.Qualify, WaitingOn.Us, at);
        if (Stage is LeadStage.Qualified or LeadStage.Routed)
            RouteAt(at);
    }

    /// <summary>A medical reviewer overrides <see cref="EligibilityOutcome.NotEligible"/> in writing.</summary>
    /// <param name="writtenReason">The reviewer's reason, sealed.</param>
    /// <param name="by">The reviewer; the use case has checked the permission.</param>
    /// <param name="at">When (UTC).</param>
    public void OverrideEligibility(SealedText writtenReason, Actor by, DateTimeOffset at)
    {
        RefuseUnlessOpen();
        EligibilityOverridden = true;
        Record(FactKind.EligibilityOverridden, by, at, note: writtenReason);
    }

    /// <summary>Sends the lead to routing.</summary>
    /// <param name="by">The coordinator.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>illegal-move</c>; <c>already-qualified</c>; <c>red-flag-open</c>; <c>not-eligible</c> without a medical
    /// reviewer's override; <c>treatment-undecided</c> while the patient is still to be advised; <c>awaits-representation</c> while the adult
    /// patient for whom somebody else asks has not confirmed.</exception>
    public void Qualify(Actor by, DateTimeOffset at)
    {
        if (AwaitsRepresentation(at.Year))
            throw new BrokenRuleException("awaits-representation", "The patient is another adult, who has not confirmed this request yet. Ask them, or their documented representative, and record their confirmation; then qualify.");
        RefuseUnlessRoutable();
        if (Stage is >= LeadStage.Qualified and < LeadStage.Booked)
            throw new BrokenRuleException("already-qualified", "This lead was qualified already, with another text for the clinics; take it back to triage to change what they read.");
        if (Stage == LeadStage.New)
            Claim(by, at);
        MoveTo(LeadStage.Qualified, by, at);
        OwnerId ??= by.Id;
        RoutingHeld = false;
        RouteAt(at);
    }

    /// <summary>Stamps an attempt to reach the patient, or having reached them.</summary>
    /// <param name="reached">Whether the patient was reached.</param>
    /// <param name="note">What was said, sealed.</param>
    /// <param name="by">The person who tried; a lead that nobody owns is theirs from now on.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="due">When the step that follows is due, the next attempt for example (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>consent-missing</c> when there is no consent to be contacted.</exception>
    public void Contacted(bool reached, SealedText? note, Actor by, DateTimeOffset at, DateTimeOffset due)
    {
        if (!Allows(ConsentPurpose.Contact))
            throw new BrokenRuleException("consent-missing", "There is no consent to contact this person.");
        FirstAttemptAt ??= at;
        if (reached)
            ReachedAt ??= at;
        Record(reached ? FactKind.ContactReached : FactKind.ContactAttempted, by, at, note: note);
        if (!IsOpen)
            return;
        if (OwnerId is null || Stage == LeadStage.New)
            Claim(by, at);
        if (WaitingOn == WaitingOn.Us)
            NextAfterContact(reached, due);
    }

    /// <summary>Once reached, the first contact is made; until then another attempt is planned. Other steps of ours stay, and get time for another attempt.</summary>
    private void NextAfterContact(bool reached, DateTimeOffset due)
    {
        var isFirst = NextStep is NextStep.Triage or NextStep.Qualify or NextStep.TryAgain;
        if (isFirst && ReachedAt is null)
            Next(NextStep.TryAgain, WaitingOn.Us, due);
        else if (isFirst)
            Next(NextStep.Qualify, WaitingOn.Us, due);
        else if (!reached && NextStepDueAt < due)
            Next(NextStep, WaitingOn.Us, due);
    }

    /// <summary>Routing is asked for again, for example after something about the lead or the clinics changed.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>illegal-move</c> after booking; as <see cref="Qualify"/>.</exception>
    public void RequestRouting(Actor by, DateTimeOffset at)
    {
        if (Stage is LeadStage.InTriage or LeadStage.New)
            Qualify(by, at);
        else if (Stage is LeadStage.Qualified or LeadStage.Routed or LeadStage.Accepted or LeadStage.Quoted)
        {
            RefuseUnlessRoutable();
            RoutingHeld = false;
            RouteAt(at);
        }
        else
            throw new BrokenRuleException("illegal-move", $"A lead that is {Stage} cannot be routed.");
    }

    private void RefuseUnlessRoutable()
    {
        if (RedFlag == RedFlagState.Open)
            throw new BrokenRuleException("red-flag-open", "A possible emergency is open; a coordinator or medical reviewer must clear it first.");
        if (TreatmentCode is null)
            throw new BrokenRuleException("treatment-undecided", "The patient asked to be advised; choose a treatment before qualifying.");
        if (Eligibility == EligibilityOutcome.NotEligible && !EligibilityOverridden)
            throw new BrokenRuleException("not-eligible", "Confirmed findings speak against this treatment; only a medical reviewer may go on, in writing.");
    }

    private void RouteAt(DateTimeOffset at)
    {
        if (RoutingHeld)
            return;
        RoutingDueAt = at;
        if (Stage is LeadStage.Qualified or LeadStage.Routed && !IsOurTurn)
            Next(NextStep.Route, WaitingOn.Us, at);
    }
}
