using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Returns;

namespace LeadCrm.Domain.Leads;

/// <content>What the return of a lead by a clinic means for the lead.</content>
public sealed partial class Lead
{
    /// <summary>
    /// No further clinic is asked by itself until a person has judged the lead, because clinics returned it. Qualifying it or
    /// asking for routing again is that judgement.
    /// </summary>
    public bool RoutingHeld { get; private set; }

    /// <summary>
    /// A clinic's return was approved. A wrong treatment lets routing go on to other clinics; spam, an invented story or contact
    /// details that do not work send the lead to a person, and so does a lead that was returned again and again. While other
    /// clinics still work on it, it stays with them and only the search for more stops.
    /// </summary>
    /// <param name="reason">Why the clinic returned it.</param>
    /// <param name="returns">Approved returns of this lead by now, this one included.</param>
    /// <param name="terms">What was agreed.</param>
    /// <param name="hasLiving">Whether other assignments are still alive.</param>
    /// <param name="by">Who approved.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="due">When a person must have looked at it (UTC).</param>
    public void Returned(ReturnReason reason, int returns, ReturnTerms terms, bool hasLiving, Actor by, DateTimeOffset at, DateTimeOffset due)
    {
        if (!IsOpen || Stage is < LeadStage.Qualified or >= LeadStage.Booked)
            return;
        var again = returns >= terms.CycleLimit;
        if (reason == ReturnReason.WrongTreatment && !again)
        {
            RouteAt(at);
            return;
        }

        RoutingHeld = true;
        RoutingDueAt = null;
        if (hasLiving && !MustBeJudged)
            Next(NextStep.JudgeReturned, WaitingOn.Us, due);
        else if (hasLiving)
            Touch(at);
        else
            JudgeReturned(again ? Reasons.ReturnedAgain : Reasons.Returned, by, at, due);
    }

    private void JudgeReturned(string reason, Actor by, DateTimeOffset at, DateTimeOffset due)
    {
        MoveTo(LeadStage.InTriage, by, at, reason);
        Next(NextStep.JudgeReturned, WaitingOn.Us, due);
    }
}
