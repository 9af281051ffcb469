using System.Runtime.InteropServices;

namespace LeadCrm.Domain.Routing;

/// <summary>What came of a decision. The values are stored: they only grow.</summary>
public enum RoutingOutcome
{
    /// <summary>At least one clinic is offered the case.</summary>
    Offered = 0,

    /// <summary>No clinic passes every gate: the lead returns to the coordinator, with the reasons.</summary>
    NoClinic = 1,

    /// <summary>A gate of the case itself failed; no clinic is considered.</summary>
    Blocked = 2,

    /// <summary>Living assignments already fill the places; nothing to do.</summary>
    Filled = 3,
}

/// <summary>
/// A decision with everything that it was made of: inputs, every clinic with its gates and factor values, ranks and the draw.
/// The same inputs give the same decision.
/// </summary>
public sealed record RoutingDecision
{
    /// <summary>The case as it was.</summary>
    public required RoutingCase Case { get; init; }

    /// <summary>SHA-256 of the <see cref="ClinicSnapshot"/> that was read.</summary>
    public required ReadOnlyMemory<byte> SnapshotHash { get; init; }

    /// <summary>When it was decided, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The seed of the draw that decides between clinics that are equal in everything else.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The weights that made the scores.</summary>
    public required FactorWeights Weights { get; init; }

    /// <summary>What came of it.</summary>
    public required RoutingOutcome Outcome { get; init; }

    /// <summary>Gates of the case that failed.</summary>
    public Gate BlockedBy { get; init; }

    /// <summary>How many more clinics were wanted, living assignments already subtracted.</summary>
    public int Wanted { get; init; }

    /// <summary>The offers, best rank first.</summary>
    public IReadOnlyList<ClinicOffer> Offers { get; init; } = [];

    /// <summary>Every clinic of the snapshot, in the snapshot's order (by id).</summary>
    public IReadOnlyList<CandidateOutcome> Candidates { get; init; } = [];

    /// <summary>What a clinic's part in the decision was; <c>null</c> when it was not in the snapshot.</summary>
    /// <param name="clinicId">The clinic.</param>
    public CandidateOutcome? For(Guid clinicId)
    {
        foreach (var candidate in Candidates)
        {
            if (candidate.ClinicId == clinicId) return candidate;
        }

        return null;
    }
}

/// <summary>An offer that follows from a decision.</summary>
/// <param name="ClinicId">The clinic.</param>
/// <param name="DueAt">When it must have answered, UTC; reckoned in its own working hours.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ClinicOffer(Guid ClinicId, DateTimeOffset DueAt);

/// <summary>One clinic's part in a decision.</summary>
/// <param name="ClinicId">The clinic.</param>
/// <param name="Failed">The gates that failed; none: the clinic was ranked, unless the case itself was blocked.</param>
/// <param name="Values">Factor values; all zero when a gate failed.</param>
/// <param name="Score">Sum of value × weight over all factors; its highest is 100 × the sum of the weights.</param>
/// <param name="Rank">1 for the first; 0 when a gate failed.</param>
/// <param name="Deficit">How far the clinic is below its agreed share among those ranked, in thousandths; negative: above it.</param>
/// <param name="Usage">The counters that were read; zero when the clinic does not offer the pair.</param>
/// <param name="Offered">Whether it is offered the case.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CandidateOutcome(
    Guid ClinicId, Gate Failed, FactorValues Values, int Score, int Rank, int Deficit, ClinicUsage Usage, bool Offered)
{
    /// <summary>Whether the clinic passed every gate, its own and those of the case, and was ranked.</summary>
    public bool Considered => Rank > 0;
}
