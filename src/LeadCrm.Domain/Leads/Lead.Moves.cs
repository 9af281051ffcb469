using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Journal;

namespace LeadCrm.Domain.Leads;

/// <content>The one gate through which every move goes, and what each writes.</content>
public sealed partial class Lead
{
    private void MoveTo(LeadStage to, Actor by, DateTimeOffset at, string? reason = null, SealedText? note = null)
    {
        if (!LeadMoves.IsLegal(Stage, to))
            throw new BrokenRuleException("illegal-move", $"A lead that is {Stage} cannot become {to}.");
        _facts.Add(new Fact(Id, FactKind.Moved, at, by) { From = Stage, To = to, Reason = reason, Text = FactText.Of(Id, note, at) });
        Stage = to;
        StageReason = reason;
        ClosedAt = LeadMoves.IsOpen(to) || to == LeadStage.Completed ? null : at;
        Touch(at);
        StampFirst(to, at);
        if (!IsOpen)
            NothingNext();
    }

    private void StampFirst(LeadStage reached, DateTimeOffset at)
    {
        switch (reached)
        {
            case LeadStage.Qualified: QualifiedAt ??= at; break;
            case LeadStage.Routed: RoutedAt ??= at; break;
            case LeadStage.Accepted: AcceptedAt ??= at; break;
            case LeadStage.Quoted: QuotedAt ??= at; break;
            case LeadStage.Booked: BookedAt ??= at; break;
        }
    }

    private void Record(FactKind kind, Actor by, DateTimeOffset at, string? reason = null, SealedText? note = null)
    {
        _facts.Add(new Fact(Id, kind, at, by) { Reason = reason, Text = FactText.Of(Id, note, at) });
        Touch(at);
    }

    private void Touch(DateTimeOffset at) => LastActivityAt = at > LastActivityAt ? at : LastActivityAt;

    /// <summary>A possible emergency stays the next step until somebody has judged it, whatever clinics, the router and the patient do meanwhile.</summary>
    private void Next(NextStep step, WaitingOn on, DateTimeOffset due)
    {
        var isEmergency = RedFlag == RedFlagState.Open;
        if (isEmergency && NextStep == NextStep.ClearRedFlag)
            return;
        NextStep = isEmergency ? NextStep.ClearRedFlag : step;
        WaitingOn = isEmergency ? WaitingOn.Us : on;
        NextStepDueAt = due;
    }

    private void NothingNext()
    {
        NextStep = NextStep.None;
        WaitingOn = WaitingOn.Nobody;
        NextStepDueAt = null;
        RoutingDueAt = null;
    }

    private void RefuseUnlessOpen()
    {
        if (!IsOpen)
            throw new BrokenRuleException("lead-closed", $"The lead is closed ({Stage}); reopen it first.");
    }
}
