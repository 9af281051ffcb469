namespace LeadCrm.Domain.Routing;

/// <summary>Decides a kept decision again from what it refers to.</summary>
public static class DecisionReplay
{
    /// <summary>Decides again over the same snapshot, counters, policy, moment and seed.</summary>
    /// <param name="decision">A kept decision.</param>
    /// <param name="snapshot">The snapshot to which it refers.</param>
    /// <param name="policy">The policy under which it was made.</param>
    /// <exception cref="BrokenRuleException"><c>snapshot-mismatch</c>.</exception>
    public static RoutingDecision Again(RoutingDecision decision, ClinicSnapshot snapshot, PolicyDefinition policy)
    {
        var pool = new CandidatePool(snapshot, new Dictionary<Guid, ClinicUsage>(), decision.At);
        pool.Restore(decision);
        return RoutingEngine.Decide(decision.Case, pool, policy, decision.At, decision.Seed);
    }

    /// <summary>Whether deciding again gives the same decision, to the last byte of its stored form.</summary>
    /// <param name="decision">A kept decision.</param>
    /// <param name="snapshot">The snapshot to which it refers.</param>
    /// <param name="policy">The policy under which it was made.</param>
    /// <exception cref="BrokenRuleException"><c>snapshot-mismatch</c>.</exception>
    public static bool GivesTheSame(RoutingDecision decision, ClinicSnapshot snapshot, PolicyDefinition policy) =>
        DecisionCodec.Encode(Again(decision, snapshot, policy)).AsSpan().SequenceEqual(DecisionCodec.Encode(decision));
}
