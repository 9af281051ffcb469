namespace LeadCrm.Domain.Leads;

/// <summary>The table of legal moves of a lead. Nothing else decides what may follow what.</summary>
public static class LeadMoves
{
    private static readonly LeadStage[] s_closings = [LeadStage.Lost, LeadStage.Withdrawn, LeadStage.Deceased];

    private static readonly Dictionary<LeadStage, LeadStage[]> s_legal = new()
    {
        // A booking may be imported as history for a lead that this system never triaged.
        [LeadStage.New] = [LeadStage.InTriage, LeadStage.Booked, LeadStage.Disqualified, LeadStage.Duplicate, LeadStage.Spam, .. s_closings],
        [LeadStage.InTriage] = [LeadStage.Qualified, LeadStage.Disqualified, LeadStage.Duplicate, LeadStage.Spam, .. s_closings],
        [LeadStage.Qualified] = [LeadStage.Routed, LeadStage.InTriage, LeadStage.Disqualified, LeadStage.Duplicate, .. s_closings],
        [LeadStage.Routed] = [LeadStage.Accepted, LeadStage.InTriage, LeadStage.Duplicate, .. s_closings],
        [LeadStage.Accepted] = [LeadStage.Quoted, LeadStage.Routed, LeadStage.InTriage, .. s_closings],
        [LeadStage.Quoted] = [LeadStage.Booked, LeadStage.Accepted, LeadStage.Routed, LeadStage.InTriage, .. s_closings],
        // From Booked on nothing falls back by itself: a cancellation is a person's task.
        [LeadStage.Booked] = [LeadStage.InTreatment, .. s_closings],
        [LeadStage.InTreatment] = [LeadStage.Aftercare, .. s_closings],
        [LeadStage.Aftercare] = [LeadStage.Completed, LeadStage.Withdrawn, LeadStage.Deceased],
        // Nothing is closed for good: a person can take every lead up again (Lead.Reopen says under which condition).
        [LeadStage.Completed] = [LeadStage.Aftercare, LeadStage.Withdrawn, LeadStage.Deceased],
        [LeadStage.Lost] = [LeadStage.InTriage, LeadStage.Withdrawn, LeadStage.Deceased],
        [LeadStage.Disqualified] = [LeadStage.InTriage, LeadStage.Withdrawn, LeadStage.Deceased],
        [LeadStage.Duplicate] = [LeadStage.InTriage, LeadStage.Withdrawn, LeadStage.Deceased],
        [LeadStage.Spam] = [LeadStage.InTriage, LeadStage.Withdrawn, LeadStage.Deceased],
        [LeadStage.Withdrawn] = [LeadStage.InTriage, LeadStage.Deceased],
        [LeadStage.Deceased] = [LeadStage.InTriage, LeadStage.Withdrawn],
    };

    /// <summary>Whether a lead may move from one stage to the other.</summary>
    /// <param name="from">Where it stands.</param>
    /// <param name="to">Where it would go.</param>
    public static bool IsLegal(LeadStage from, LeadStage to) => s_legal[from].Contains(to);

    /// <summary>Whether work on a lead in this stage is still going on.</summary>
    /// <param name="stage">The stage.</param>
    public static bool IsOpen(LeadStage stage) => stage < LeadStage.Completed;
}
