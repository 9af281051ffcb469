using LeadCrm.Domain.Audit;

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

    /// <summary>Takes a lost or disqualified lead up again.</summary>
    /// <param name="reason">Why, sealed.</param>
    /// <param name="by">The coordinator, who becomes its owner.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>illegal-move</c>.</exception>
    public void Reopen(SealedText? reason, Actor by, DateTimeOffset at)
    {
        if (Stage is not (LeadStage.Lost or LeadStage.Disqualified))
            throw new BrokenRuleException("illegal-move", $"A lead that is {Stage} cannot be reopened.");
        MoveTo(LeadStage.InTriage, by, at, note: reason);
        OwnerId = by.Id;
        Next(NextStep.Qualify, WaitingOn.Us, at);
    }

    private static string ReasonOf(IReadOnlyList<string> known, string given, SealedText? note)
    {
        var reason = Reasons.Read(known, given);
        return reason == "other" && note is null ? throw new BrokenRuleException("note-missing", "The reason 'other' needs a note.") : reason;
    }
}
