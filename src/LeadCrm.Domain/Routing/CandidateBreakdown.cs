using System.Runtime.InteropServices;

namespace LeadCrm.Domain.Routing;

/// <summary>One clinic's part in a decision, gate by gate and factor by factor: what the interface and the API show beside the sentences.</summary>
/// <param name="Outcome">Score, rank, counters and whether the case was offered.</param>
/// <param name="Clinic">The clinic's name.</param>
/// <param name="Gates">The case's gates, then the clinic's. When the clinic does not offer the pair, no other gate of it was looked at.</param>
/// <param name="Contributions">What each factor gave; empty when the clinic was not ranked.</param>
/// <param name="Sentence">The whole of it in words.</param>
public sealed record CandidateBreakdown(
    CandidateOutcome Outcome, string Clinic, IReadOnlyList<GateResult> Gates, IReadOnlyList<Contribution> Contributions, string Sentence);

/// <summary>How a gate was passed.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Passed">Whether it was passed.</param>
/// <param name="Reason">Why not, as part of a sentence; <c>null</c> when it was passed, unless it is a wish that the policy only prefers and that was missed.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GateResult(Gate Gate, bool Passed, string? Reason);

/// <summary>What a factor gave to a score.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Value">0 to 100.</param>
/// <param name="Weight">The policy's weight.</param>
/// <param name="Points">Value × weight; all points together are the score.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Contribution(Factor Factor, int Value, int Weight, int Points);
