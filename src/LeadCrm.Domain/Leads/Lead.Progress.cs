using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Values;

namespace LeadCrm.Domain.Leads;

/// <content>How a lead follows its assignments. It is as far as its furthest living assignment and falls back when that one ends.</content>
public sealed partial class Lead
{
    /// <summary>The router offered the case.</summary>
    /// <param name="at">When (UTC).</param>
    /// <param name="firstDeadline">The earliest deadline of the offers (UTC).</param>
    public void Offered(DateTimeOffset at, DateTimeOffset firstDeadline)
    {
        RoutingDueAt = null;
        if (Stage == LeadStage.Qualified)
            MoveTo(LeadStage.Routed, Actor.System, at);
        if (Stage == LeadStage.Routed && !IsOurTurn)
            Next(NextStep.AnswerOffer, WaitingOn.Clinic, firstDeadline);
    }

    /// <summary>The router found nobody to offer the case to, now or any more.</summary>
    /// <param name="hasLiving">Whether assignments are still alive; then the lead stays where it is.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="due">When a coordinator must have looked at it (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>illegal-move</c> unless the lead is with the router or with clinics.</exception>
    public void FoundNoClinic(bool hasLiving, DateTimeOffset at, DateTimeOffset due)
    {
        if (!hasLiving)
            ReturnToTriage(Reasons.NoClinicLeft, at, due);
        RoutingDueAt = null;
    }

    /// <summary>Clinics fit, but are full or paused: the lead stays in the queue for a while.</summary>
    /// <param name="at">When (UTC).</param>
    /// <param name="lookAgain">When a clinic may have capacity again (UTC).</param>
    /// <param name="longest">How long it waits at most, counted from when it began to.</param>
    /// <returns>Whether it waits; no when that would be too long, and then nothing has changed.</returns>
    /// <exception cref="BrokenRuleException"><c>illegal-move</c> unless the lead is with the router.</exception>
    public bool WaitsForCapacity(DateTimeOffset at, DateTimeOffset lookAgain, TimeSpan longest)
    {
        if (Stage is not (LeadStage.Qualified or LeadStage.Routed))
            throw new BrokenRuleException("illegal-move", $"A lead that is {Stage} is not with the router.");
        var until = NextStep == NextStep.AwaitCapacity && NextStepDueAt is { } began ? began : at + longest;
        if (lookAgain > until)
            return false;
        RoutingDueAt = lookAgain;
        Next(NextStep.AwaitCapacity, WaitingOn.Clinic, until);
        return true;
    }

    /// <summary>The router had nothing to add; the clinics that have the case keep it.</summary>
    /// <param name="at">When (UTC).</param>
    /// <param name="firstDeadline">The earliest deadline of the offers still open (UTC).</param>
    public void StaysWithClinics(DateTimeOffset at, DateTimeOffset firstDeadline) => Offered(at, firstDeadline);

    /// <summary>The case itself may not go to any clinic; it returns to the coordinator with the reason.</summary>
    /// <param name="reason">Why, as a code (see <see cref="Routing.BlockingReasons"/>).</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="due">When a coordinator must have looked at it (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>illegal-move</c> unless the lead is with the router or with clinics.</exception>
    public void NotRoutable(string reason, DateTimeOffset at, DateTimeOffset due)
    {
        ReturnToTriage(reason, at, due);
        RoutingDueAt = null;
    }

    /// <summary>Brings the lead to where its assignments are.</summary>
    /// <param name="all">The states of all its assignments, after the change.</param>
    /// <param name="by">Whose act changed them.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="due">When the step that follows is due (UTC).</param>
    /// <param name="lookFurther">Whether the next candidate should be looked for (an offer ended without a clinic taking it).</param>
    public void FollowAssignments(IReadOnlyCollection<AssignmentStatus> all, Actor by, DateTimeOffset at, DateTimeOffset due, bool lookFurther)
    {
        if (!IsOpen || Stage is < LeadStage.Qualified or >= LeadStage.Booked)
            return;
        if (RoutingHeld && !all.Any(AssignmentMoves.IsLiving))
        {
            JudgeReturned(Reasons.Returned, by, at, due);
            return;
        }

        var target = Furthest(all);
        if (target > Stage)
            Advance(target, by, at);
        else if (target < Stage)
            MoveTo(target, by, at);
        NextFor(target, all, due);
        if (lookFurther)
            RouteAt(at);
    }

    /// <summary>The treating clinic reported that the patient has arrived or was treated.</summary>
    /// <param name="treated">False on arrival, true after treatment.</param>
    /// <param name="by">The clinic.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="due">When the next look is due (UTC).</param>
    public void TreatmentReported(bool treated, Actor by, DateTimeOffset at, DateTimeOffset due)
    {
        if (!IsOpen)
            throw new BrokenRuleException("illegal-move", $"A lead that is {Stage} is not being treated.");
        MoveTo(treated ? LeadStage.Aftercare : LeadStage.InTreatment, by, at);
        if (treated)
            Next(NextStep.FollowUp, WaitingOn.Us, due);
        else
            Next(NextStep.Treat, WaitingOn.Clinic, due);
    }

    /// <summary>
    /// A booking brought over from history. The date may lie before the first contact: such rows exist and are kept as they are, counted
    /// in the cohort of the lead's creation and flagged with <see cref="Reasons.BookedBeforeContact"/>.
    /// </summary>
    /// <param name="bookedAt">When it was won (UTC).</param>
    /// <param name="days">The calendar in which days are compared, when only the day of the booking is known; null: moments are.</param>
    /// <exception cref="BrokenRuleException"><c>not-history</c> for a lead that was not imported; <c>illegal-move</c>.</exception>
    public void ImportBooking(DateTimeOffset bookedAt, ZonedCalendar? days = null)
    {
        if (ExternalId is null)
            throw new BrokenRuleException("not-history", "Only imported leads take imported bookings.");
        var isBefore = days is null ? bookedAt < CreatedAt : days.DayOf(bookedAt) < days.DayOf(CreatedAt);
        MoveTo(LeadStage.Booked, Actor.System, bookedAt, isBefore ? Reasons.BookedBeforeContact : Reasons.Imported);
        WaitingOn = WaitingOn.Nobody;
    }

    /// <summary>The patient confirmed a clinic; unless quotes are already there, it is the clinic's move.</summary>
    /// <param name="at">When (UTC).</param>
    /// <param name="quoteDue">When the clinic should have quoted (UTC).</param>
    public void ClinicConfirmed(DateTimeOffset at, DateTimeOffset quoteDue)
    {
        Touch(at);
        if (Stage == LeadStage.Accepted && !MustBeJudged)
            Next(NextStep.SendQuote, WaitingOn.Clinic, quoteDue);
    }

    /// <summary>A living person has to answer: a clinic or the patient asked something.</summary>
    /// <param name="step"><see cref="NextStep.AnswerClinic"/> or <see cref="NextStep.Reply"/>.</param>
    /// <param name="due">When (UTC).</param>
    public void AwaitsReply(NextStep step, DateTimeOffset due)
    {
        RefuseUnlessOpen();
        if (!MustBeJudged)
            Next(step, WaitingOn.Us, due);
    }

    /// <summary>What kept the lead with a person is settled: the next step is again what its assignments say.</summary>
    /// <param name="all">The states of all its assignments.</param>
    /// <param name="due">When that step is due (UTC).</param>
    public void Settled(IReadOnlyCollection<AssignmentStatus> all, DateTimeOffset due)
    {
        if (NextStep is not (NextStep.JudgeEvidence or NextStep.Qualify or NextStep.ResolveFailure) || Stage is < LeadStage.Routed or > LeadStage.Aftercare)
            return;
        NextStep = NextStep.None;
        if (HasLostItsClinic(all))
            Next(NextStep.FindAnotherWay, WaitingOn.Us, due);
        else if (Stage == LeadStage.Routed && RoutingDueAt is { } at)
            Next(NextStep.Route, WaitingOn.Us, at);
        else
            NextFor(Stage, all, due);
    }

    /// <summary>A person has to judge before anything else; what clinics and the router do meanwhile does not take that from the queue.</summary>
    private bool MustBeJudged => RedFlag == RedFlagState.Open || NextStep == NextStep.JudgeEvidence;

    /// <summary>A clinic or a judgement waits for us, so that an offer that goes out meanwhile is not the next step.</summary>
    private bool IsOurTurn => MustBeJudged || NextStep is NextStep.AnswerClinic or NextStep.DecideReturn || (NextStep == NextStep.JudgeReturned && RoutingHeld);

    private static LeadStage Furthest(IReadOnlyCollection<AssignmentStatus> all) =>
        all.Where(AssignmentMoves.IsLiving).Select(StageOf).DefaultIfEmpty(LeadStage.Routed).Max();

    private static LeadStage StageOf(AssignmentStatus status) => status switch
    {
        AssignmentStatus.Accepted or AssignmentStatus.UnderReview or AssignmentStatus.InfoRequested => LeadStage.Accepted,
        AssignmentStatus.Quoted => LeadStage.Quoted,
        AssignmentStatus.Chosen => LeadStage.Booked,
        AssignmentStatus.Arrived => LeadStage.InTreatment,
        AssignmentStatus.Treated => LeadStage.Aftercare,
        _ => LeadStage.Routed,
    };

    /// <summary>The router gives the lead back. It reopens nothing: a lead that was closed meanwhile stays closed.</summary>
    private void ReturnToTriage(string reason, DateTimeOffset at, DateTimeOffset due)
    {
        if (Stage is < LeadStage.Qualified or > LeadStage.Quoted)
            throw new BrokenRuleException("illegal-move", $"A lead that is {Stage} is not with the router.");
        MoveTo(LeadStage.InTriage, Actor.System, at, reason);
        Next(NextStep.FindAnotherWay, WaitingOn.Us, due);
    }

    /// <summary>Goes forward one legal move at a time, so that each stage is stamped and logged.</summary>
    private void Advance(LeadStage target, Actor by, DateTimeOffset at)
    {
        for (var next = Stage + 1; next <= target; next++)
            MoveTo(next, by, at);
    }

    private void NextFor(LeadStage stage, IReadOnlyCollection<AssignmentStatus> all, DateTimeOffset due)
    {
        if (stage == LeadStage.Booked)
            RoutingDueAt = null;
        if (MustBeJudged)
            return;
        switch (stage)
        {
            case LeadStage.Routed when RoutingHeld: Next(NextStep.JudgeReturned, WaitingOn.Us, NextStep == NextStep.JudgeReturned && NextStepDueAt is { } before ? before : due); break;
            case LeadStage.Routed: Next(NextStep.AnswerOffer, WaitingOn.Clinic, due); break;
            case LeadStage.Accepted when all.Contains(AssignmentStatus.InfoRequested): Next(NextStep.AnswerClinic, WaitingOn.Us, due); break;
            case LeadStage.Accepted: Next(NextStep.ConfirmClinic, WaitingOn.Patient, due); break;
            case LeadStage.Quoted: Next(NextStep.DecideOnQuotes, WaitingOn.Patient, due); break;
            case LeadStage.Booked: Next(NextStep.PrepareTreatment, WaitingOn.Us, due); break;
            case LeadStage.InTreatment: Next(NextStep.Treat, WaitingOn.Clinic, due); break;
            case LeadStage.Aftercare: Next(NextStep.FollowUp, WaitingOn.Us, due); break;
        }
    }
}
