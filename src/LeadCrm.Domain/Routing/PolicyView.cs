using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Routing;

/// <summary>What a policy means for the clinics of one pool, worked out once: completeness by stages, and each clinic's weight in sharing.</summary>
internal sealed class PolicyView
{
    private readonly int[] named;
    private readonly int[] own;
    private readonly int rest;
    private readonly Capacity[] caps;
    private readonly ulong[] completeness = new ulong[(int)StagesOfCare.All + 1];

    public PolicyView(PolicyDefinition policy, IReadOnlyList<CandidateClinic> clinics)
    {
        Policy = policy;
        TotalWeight = policy.Weights.Total();
        Band = policy.Strategy == RoutingStrategy.RoundRobin ? int.MaxValue : policy.NearEqualBand * TotalWeight;
        for (var factor = 0; factor < FactorValues.Count; factor++)
            Weights[factor] = policy.Weights[(Factor)factor];
        for (var stages = 0; stages < completeness.Length; stages++)
            completeness[stages] = FactorValues.Place(Factor.Completeness, CompletenessOf((StagesOfCare)stages, policy.Stages));
        Binding = ~policy.Preferences.Loosened();
        caps = policy.Caps.AreNone ? [] : [.. clinics.Select(c => policy.Caps.For(c.ClinicId))];
        var shares = policy.Shares.ToDictionary(s => s.ClinicId, s => Hundredths(s.Percent));
        rest = 10_000 - shares.Values.Sum();
        named = [.. clinics.Select(c => shares.GetValueOrDefault(c.ClinicId, -1))];
        own = [.. clinics.Select(c => shares.Count > 0 && shares.ContainsKey(c.ClinicId) ? 0 : Hundredths(c.AgreedShare))];
    }

    public PolicyDefinition Policy { get; }

    public int[] Weights { get; } = new int[FactorValues.Count];

    public int TotalWeight { get; }

    /// <summary>Scores that differ by at most this much are near-equal.</summary>
    public int Band { get; }

    /// <summary>The gates that exclude a clinic; a miss of another one only costs its factor.</summary>
    public Gate Binding { get; }

    public bool HasCaps => caps.Length > 0;

    /// <summary>Whether the policy's own cap leaves the clinic room for another case; asked only when there are caps.</summary>
    public bool LeavesRoom(PoolClinic clinic) => clinic.IsBelow(caps[clinic.Index]);

    public ulong Completeness(int stages) => completeness[stages];

    /// <summary>A clinic's own weight, in hundredths; 0 when the policy names its share.</summary>
    public int OwnWeightOf(int clinic) => own[clinic];

    /// <summary>
    /// Weight of a clinic in sharing; only proportions matter. A named share is taken of all cases; clinics without one divide the rest
    /// by their own weights, among those that really compete for the case (so a clinic that does not changes nothing).
    /// </summary>
    /// <param name="clinic">Index of the clinic.</param>
    /// <param name="ownWeights">Sum of <see cref="OwnWeightOf"/> over the clinics that compete.</param>
    public long ShareOf(int clinic, long ownWeights) =>
        named[clinic] >= 0 ? named[clinic] * Math.Max(ownWeights, 1) : (long)rest * own[clinic];

    private static int Hundredths(decimal share) => (int)Math.Round(share * 100);

    private static int CompletenessOf(StagesOfCare stages, StageWeights weights)
    {
        var total = weights.PreTreatmentEvaluation + weights.MonitoringDuringTherapy + weights.LongTermFollowUp;
        if (total == 0) return 0;
        var provided = (stages.HasFlag(StagesOfCare.PreTreatmentEvaluation) ? weights.PreTreatmentEvaluation : 0)
            + (stages.HasFlag(StagesOfCare.MonitoringDuringTherapy) ? weights.MonitoringDuringTherapy : 0)
            + (stages.HasFlag(StagesOfCare.LongTermFollowUp) ? weights.LongTermFollowUp : 0);
        return 100 * provided / total;
    }
}
