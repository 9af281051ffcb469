using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Routing;

/// <summary>What a policy means for the clinics of one pool, worked out once: completeness by stages, and each clinic's weight in sharing.</summary>
internal sealed class PolicyView
{
    private const decimal Precision = 1_000_000;
    private readonly ulong[] completeness = new ulong[(int)StagesOfCare.All + 1];
    private readonly long[] shares;

    public PolicyView(PolicyDefinition policy, IReadOnlyList<CandidateClinic> clinics)
    {
        Policy = policy;
        TotalWeight = policy.Weights.Total();
        Band = policy.Strategy == RoutingStrategy.RoundRobin ? int.MaxValue : policy.NearEqualBand * TotalWeight;
        for (var factor = 0; factor < FactorValues.Count; factor++)
            Weights[factor] = policy.Weights[(Factor)factor];
        for (var stages = 0; stages < completeness.Length; stages++)
            completeness[stages] = FactorValues.Place(Factor.Completeness, CompletenessOf((StagesOfCare)stages, policy.Stages));
        shares = SharesOf(policy, clinics);
    }

    public PolicyDefinition Policy { get; }

    public int[] Weights { get; } = new int[FactorValues.Count];

    public int TotalWeight { get; }

    /// <summary>Scores that differ by at most this much are near-equal.</summary>
    public int Band { get; }

    public ulong Completeness(int stages) => completeness[stages];

    /// <summary>Weight of a clinic in sharing; only proportions matter.</summary>
    public long ShareOf(int clinic) => shares[clinic];

    private static int CompletenessOf(StagesOfCare stages, StageWeights weights)
    {
        var total = weights.PreTreatmentEvaluation + weights.MonitoringDuringTherapy + weights.LongTermFollowUp;
        if (total == 0) return 0;
        var provided = (stages.HasFlag(StagesOfCare.PreTreatmentEvaluation) ? weights.PreTreatmentEvaluation : 0)
            + (stages.HasFlag(StagesOfCare.MonitoringDuringTherapy) ? weights.MonitoringDuringTherapy : 0)
            + (stages.HasFlag(StagesOfCare.LongTermFollowUp) ? weights.LongTermFollowUp : 0);
        return 100 * provided / total;
    }

    private static long[] SharesOf(PolicyDefinition policy, IReadOnlyList<CandidateClinic> clinics)
    {
        var named = policy.Shares.ToDictionary(s => s.ClinicId, s => s.Percent);
        var rest = named.Count == 0 ? 0 : 100 - named.Values.Sum();
        var unnamed = clinics.Where(c => !named.ContainsKey(c.ClinicId)).Sum(c => c.AgreedShare);
        return [.. clinics.Select(c => (long)(Precision * Share(c)))];

        decimal Share(CandidateClinic clinic)
        {
            if (named.Count == 0) return clinic.AgreedShare;
            if (named.TryGetValue(clinic.ClinicId, out var percent)) return percent;
            return unnamed == 0 ? 0 : rest * clinic.AgreedShare / unnamed;
        }
    }
}
