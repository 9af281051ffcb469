namespace LeadCrm.Domain.Routing;

/// <summary>
/// A routing decision as it is kept: codes and numbers. Policy and clinic snapshot are referenced, so that it can be expanded
/// to sentences, and replayed, at any time.
/// </summary>
public sealed class StoredDecision
{
    private StoredDecision()
    {
        ClinicSnapshotHash = string.Empty;
        Candidates = [];
    }

    /// <summary>Keeps a decision.</summary>
    /// <param name="id">The key.</param>
    /// <param name="leadId">The lead.</param>
    /// <param name="decidedAt">When (UTC).</param>
    /// <param name="policyVersion">The published policy that was applied.</param>
    /// <param name="clinicSnapshotHash">The snapshot whose order the candidates follow.</param>
    /// <param name="outcome">What came out.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <param name="candidates">The encoded candidates (see <c>DecisionCodec</c>).</param>
    public StoredDecision(Guid id, Guid leadId, DateTimeOffset decidedAt, int policyVersion, string clinicSnapshotHash, RoutingOutcome outcome, long seed, byte[] candidates)
    {
        Id = id;
        LeadId = leadId;
        DecidedAt = decidedAt;
        PolicyVersion = policyVersion;
        ClinicSnapshotHash = clinicSnapshotHash;
        Outcome = outcome;
        Seed = seed;
        Candidates = candidates;
    }

    /// <summary>Key, ordered by time.</summary>
    public Guid Id { get; private set; }

    /// <summary>The lead.</summary>
    public Guid LeadId { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset DecidedAt { get; private set; }

    /// <summary>The published policy that was applied.</summary>
    public int PolicyVersion { get; private set; }

    /// <summary>The snapshot whose order the candidates follow.</summary>
    public string ClinicSnapshotHash { get; private set; }

    /// <summary>What came out.</summary>
    public RoutingOutcome Outcome { get; private set; }

    /// <summary>The seed of the draw.</summary>
    public long Seed { get; private set; }

    /// <summary>The encoded candidates.</summary>
    public byte[] Candidates { get; private set; }
}
