using static LeadCrm.Domain.Assignments.AssignmentStatus;

namespace LeadCrm.Domain.Assignments;

/// <summary>The table of legal moves of an assignment.</summary>
public static class AssignmentMoves
{
    private static readonly AssignmentStatus[] s_endingsOfWork = [Unsuitable, NotChosen, Returned, ClinicCancelled, PatientCancelled, Recalled];

    private static readonly Dictionary<AssignmentStatus, AssignmentStatus[]> s_legal = new()
    {
        [Offered] = [Accepted, Declined, Expired, Recalled],
        [Accepted] = [UnderReview, InfoRequested, Quoted, .. s_endingsOfWork],
        [UnderReview] = [InfoRequested, Quoted, .. s_endingsOfWork],
        [InfoRequested] = [UnderReview, Quoted, .. s_endingsOfWork],
        [Quoted] = [Chosen, InfoRequested, .. s_endingsOfWork],
        [Chosen] = [Arrived, ClinicCancelled, PatientCancelled, Recalled],
        [Arrived] = [Treated, UnsuitableOnArrival, Recalled],
        // Consent taken back ends the access of the clinic that treated the patient, too.
        [Treated] = [Recalled],
    };

    /// <summary>Whether an assignment may move from one state to the other.</summary>
    /// <param name="from">Where it stands.</param>
    /// <param name="to">Where it would go.</param>
    public static bool IsLegal(AssignmentStatus from, AssignmentStatus to) => s_legal.TryGetValue(from, out var next) && next.Contains(to);

    /// <summary>Whether an assignment in this state still counts for its lead.</summary>
    /// <param name="status">The state.</param>
    public static bool IsLiving(AssignmentStatus status) => status < Declined;
}
