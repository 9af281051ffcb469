using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Journal;

namespace LeadCrm.Domain.Leads;

/// <content>What happens to a lead when a clinic that has its case falls away.</content>
public sealed partial class Lead
{
    /// <summary>Whether the lead is booked or in treatment, and no clinic has its case any more.</summary>
    /// <param name="all">The states of all its assignments.</param>
    /// <remarks>History is booked without ever having had one.</remarks>
    public bool HasLostItsClinic(IReadOnlyCollection<AssignmentStatus> all) => Stage is LeadStage.Booked or LeadStage.InTreatment && all.Count > 0 && !all.Any(AssignmentMoves.IsLiving);

    /// <summary>
    /// A clinic that has the case cannot go on with it (it was suspended, or cancelled after the patient had chosen it, or found the
    /// treatment unsuitable on arrival, or the patient took back the consent to show it the case). Nothing falls back by itself; a person has to look at how it goes on.
    /// </summary>
    /// <param name="at">When (UTC).</param>
    /// <param name="due">When a coordinator must have looked (UTC).</param>
    public void ClinicFellAway(DateTimeOffset at, DateTimeOffset due)
    {
        Touch(at);
        if (IsOpen)
            Next(NextStep.FindAnotherWay, WaitingOn.Us, due);
    }

    /// <summary>Clinics have the case, and today none would be asked (the evidence, the rules or the answers have changed). A doctor is at work, so nothing ends by itself; a person has to judge.</summary>
    /// <param name="reason">The gate that fails now (see <see cref="Routing.BlockingReasons"/>).</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="due">When a coordinator must have looked (UTC).</param>
    public void EvidenceDoubted(string reason, DateTimeOffset at, DateTimeOffset due)
    {
        RefuseUnlessOpen();
        Record(FactKind.EvidenceDoubted, Actor.System, at, reason);
        Next(NextStep.JudgeEvidence, WaitingOn.Us, due);
    }
}
