using LeadCrm.Domain.Leads;

namespace LeadCrm.Domain.Assignments;

/// <content>How an assignment ends once the clinic has taken the case. Access to identity ends with it.</content>
public sealed partial class Assignment
{
    /// <summary>Why a case ended that a doctor found unsuitable.</summary>
    public const string MedicallyUnsuitable = "medically-unsuitable";

    /// <summary>The patient chose another clinic, or wants no quote of this one. Access to identity ends.</summary>
    /// <param name="reason">Why, as a code.</param>
    /// <param name="at">When (UTC).</param>
    public void NotChosen(string reason, DateTimeOffset at) =>
        End(Status == AssignmentStatus.Offered ? AssignmentStatus.Recalled : AssignmentStatus.NotChosen, reason, at);

    /// <summary>Takes the case back, for example because consent was withdrawn. Access ends at once.</summary>
    /// <param name="reason">Why, as a code.</param>
    /// <param name="at">When (UTC).</param>
    public void Recall(string reason, DateTimeOffset at) => End(AssignmentStatus.Recalled, reason, at);

    /// <summary>The lead is closed: a patient who had chosen this clinic does not come, and any other case is taken back. Access ends at once.</summary>
    /// <param name="reason">Why, as a code.</param>
    /// <param name="at">When (UTC).</param>
    public void Close(string reason, DateTimeOffset at) =>
        End(Status == AssignmentStatus.Chosen ? AssignmentStatus.PatientCancelled : AssignmentStatus.Recalled, reason, at);

    /// <summary>The clinic cannot treat the patient after all, for a reason of its own. Access ends.</summary>
    /// <param name="reason">One of <see cref="Reasons.Cancelled"/>.</param>
    /// <param name="note">More, sealed with this row's id.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>unknown-reason</c>; <c>illegal-move</c> before the clinic accepted (it declines then) and once the patient has arrived.</exception>
    public void CancelByClinic(string reason, SealedText? note, DateTimeOffset at)
    {
        End(AssignmentStatus.ClinicCancelled, Reasons.Read(Reasons.Cancelled, reason), at);
        EndNote = note;
    }

    /// <summary>A doctor of the clinic found the treatment unsuitable, on the records or on arrival. A medical judgement is never a return.</summary>
    /// <param name="judgement">The doctor's name and the reason, sealed with this row's id.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>illegal-move</c> before the clinic accepted, and between the patient's choice and arrival.</exception>
    public void FindUnsuitable(SealedText judgement, DateTimeOffset at)
    {
        End(Status == AssignmentStatus.Arrived ? AssignmentStatus.UnsuitableOnArrival : AssignmentStatus.Unsuitable, MedicallyUnsuitable, at);
        EndNote = judgement;
    }

    /// <summary>The clinic's return was approved. Access ends, and the clinic is never offered this lead again.</summary>
    /// <param name="reason">Why, as a code (see <see cref="Returns.ReturnReasons"/>).</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>illegal-move</c> before the clinic accepted and once the patient chose it.</exception>
    public void Return(string reason, DateTimeOffset at) => End(AssignmentStatus.Returned, reason, at);

    private void End(AssignmentStatus status, string reason, DateTimeOffset at)
    {
        MoveTo(status);
        EndReason = reason;
        EndedAt = at;
        IdentitySharedAt = null;
        ForgetPause();
    }
}
