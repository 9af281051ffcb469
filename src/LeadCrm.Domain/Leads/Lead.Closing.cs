using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Journal;

namespace LeadCrm.Domain.Leads;

/// <content>Closing a lead by a person's decision, and reopening it.</content>
public sealed partial class Lead
{
    /// <summary>Closes the lead as none for LeadCrm's clinics.</summary>
    /// <param name="reason">One of <see cref="Reasons.Disqualified"/>.</param>
    /// <param name="note">More, sealed; needed for <c>other</c>.</param>
    /// <param name="by">The coordinator.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>illegal-move</c>, <c>unknown-reason</c>, <c>note-missing</c>.</exception>
    public void Disqualify(string reason, SealedText? note, Actor by, DateTimeOffset at)
    {
        MoveTo(LeadStage.Disqualified, by, at, ReasonOf(Reasons.Disqualified, reason, note), note);
        OwnerId ??= by.Id;
    }

    /// <summary>Closes the lead without a booking.</summary>
    /// <param name="reason">One of <see cref="Reasons.Lost"/>.</param>
    /// <param name="note">More, sealed; needed for <c>other</c>.</param>
    /// <param name="by">Who closed it.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>illegal-move</c>, <c>unknown-reason</c>, <c>note-missing</c>.</exception>
    public void Lose(string reason, SealedText? note, Actor by, DateTimeOffset at)
    {
        MoveTo(LeadStage.Lost, by, at, ReasonOf(Reasons.Lost, reason, note), note);
    }

    /// <summary>Sets the lead apart as no real request; it is kept, and can be taken up again.</summary>
    /// <param name="note">What makes it spam, sealed.</param>
    /// <param name="by">The coordinator.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>illegal-move</c> once it was qualified.</exception>
    public void MarkSpam(SealedText? note, Actor by, DateTimeOffset at) => MoveTo(LeadStage.Spam, by, at, Reasons.MarkedByHand, note);

    /// <summary>Sets the lead apart as the same request as another one, which goes on.</summary>
    /// <param name="of">The other lead; it learns on its timeline that the person asked again.</param>
    /// <param name="note">More, sealed.</param>
    /// <param name="by">The coordinator.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>duplicate-of-itself</c>; <c>duplicate-of-closed</c> when the other one is set apart itself; <c>illegal-move</c> once a clinic has accepted it.</exception>
    public void MarkDuplicate(Lead of, SealedText? note, Actor by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(of);
        if (of.Id == Id)
            throw new BrokenRuleException("duplicate-of-itself", "A lead cannot be the duplicate of itself.");
        if (of.Stage is LeadStage.Duplicate or LeadStage.Spam)
            throw new BrokenRuleException("duplicate-of-closed", "That lead is set apart itself; name the one that goes on.");
        MoveTo(LeadStage.Duplicate, by, at, of.Reference, note);
        of.Record(FactKind.AskedAgain, by, at, Reference);
    }

    /// <summary>The patient has died: everything ends, and nothing is ever sent again.</summary>
    /// <param name="note">From whom we know, sealed.</param>
    /// <param name="by">The coordinator.</param>
    /// <param name="at">When (UTC).</param>
    public void RecordDeath(SealedText? note, Actor by, DateTimeOffset at) => MoveTo(LeadStage.Deceased, by, at, Reasons.MarkedByHand, note);

    /// <summary>Treatment and aftercare are over.</summary>
    /// <param name="note">How it ended, sealed.</param>
    /// <param name="by">The coordinator.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>illegal-move</c> before aftercare.</exception>
    public void Complete(SealedText? note, Actor by, DateTimeOffset at) => MoveTo(LeadStage.Completed, by, at, note: note);

    /// <summary>Takes the lead back from the router and from clinics, for example because the treatment has to be another one.</summary>
    /// <param name="note">Why, sealed.</param>
    /// <param name="by">The coordinator.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>illegal-move</c> unless it is with the router or with clinics, and not booked.</exception>
    public void TakeBack(SealedText? note, Actor by, DateTimeOffset at)
    {
        if (Stage is < LeadStage.Qualified or > LeadStage.Quoted)
            throw new BrokenRuleException("illegal-move", $"A lead that is {Stage} is neither with the router nor with clinics that could still lose it.");
        MoveTo(LeadStage.InTriage, by, at, Reasons.TakenBack, note);
        RoutingDueAt = null;
        Next(NextStep.Qualify, WaitingOn.Us, at);
    }

    /// <summary>Takes a closed lead up again: in triage, or, when everything was done, in aftercare.</summary>
    /// <param name="reason">Why, sealed; needed when the patient was taken for dead.</param>
    /// <param name="by">The coordinator, who becomes its owner.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>already-open</c>; <c>consent-missing</c> while the patient has not given back what they withdrew;
    /// <c>note-missing</c>; <c>illegal-move</c> for history without a person.</exception>
    public void Reopen(SealedText? reason, Actor by, DateTimeOffset at)
    {
        if (LeadMoves.IsOpen(Stage))
            throw new BrokenRuleException("already-open", "This lead is open: somebody has taken it up again, or it was never closed.");
        if (!Allows(ConsentPurpose.Contact | ConsentPurpose.HealthData))
            throw new BrokenRuleException("consent-missing", "The patient took back a consent without which we may not work on this; only they can give it again, on their case page.");
        if (Stage == LeadStage.Deceased && reason is null)
            throw new BrokenRuleException("note-missing", "Please write how it is known that the patient lives.");
        var aftercare = Stage == LeadStage.Completed;
        MoveTo(aftercare ? LeadStage.Aftercare : LeadStage.InTriage, by, at, note: reason);
        OwnerId = by.Id;
        if (aftercare)
            Next(NextStep.FollowUp, WaitingOn.Us, at);
        else
            Next(NextStep.Qualify, WaitingOn.Us, at);
    }

    private static string ReasonOf(IReadOnlyList<string> known, string given, SealedText? note)
    {
        var reason = Reasons.Read(known, given);
        return reason == "other" && note is null ? throw new BrokenRuleException("note-missing", "The reason 'other' needs a note.") : reason;
    }
}
