namespace LeadCrm.Domain.Routing;

/// <summary>A lead on its way through a replay.</summary>
internal sealed class ReplayedLead(SimulatedLead lead, ulong identity)
{
    private readonly List<EndedAssignment> ended = [.. lead.Case.Ended];
    private readonly List<Guid> living = [.. lead.Case.Living];
    private bool booked;

    public RoutingCase Case { get; private set; } = lead.Case;

    public ulong Identity { get; } = identity;

    public DateTimeOffset QualifiedAt { get; } = lead.QualifiedAt;

    public DateTimeOffset? AcceptedAt { get; private set; }

    public bool WasOffered { get; private set; }

    /// <summary>How often it was decided.</summary>
    public int Round { get; set; }

    /// <summary>Offers that will be declined or run out, and then lead to another decision.</summary>
    public int Open { get; set; }

    public void IsOffered(Guid clinic)
    {
        WasOffered = true;
        living.Add(clinic);
    }

    public void IsAccepted(DateTimeOffset at) => AcceptedAt = AcceptedAt is { } earlier && earlier < at ? earlier : at;

    /// <summary>A patient books once.</summary>
    public bool Book()
    {
        if (booked) return false;
        return booked = true;
    }

    public void Ends(Guid clinic, AssignmentEnd how)
    {
        Open--;
        living.Remove(clinic);
        ended.Add(new EndedAssignment(clinic, how));
        Case = Case with { Ended = ended, Living = living };
    }
}
