namespace LeadCrm.Domain.Routing;

/// <summary>How the clinics that pass every gate are given a case.</summary>
public enum RoutingStrategy
{
    /// <summary>One clinic at a time, the best first; the next one on decline or expiry.</summary>
    Exclusive = 0,

    /// <summary>Up to <see cref="PolicyDefinition.MaxClinics"/> clinics at once, never more than the patient agreed to.</summary>
    Shared = 1,

    /// <summary>One clinic at a time, by agreed share alone; scores are kept for the record.</summary>
    RoundRobin = 2,
}

/// <summary>How urgently a case wants an answer.</summary>
public enum RoutingPriority
{
    /// <summary>The patient is in no hurry.</summary>
    Low = 0,

    /// <summary>The usual case.</summary>
    Normal = 1,

    /// <summary>Sooner than usual.</summary>
    High = 2,

    /// <summary>As soon as possible.</summary>
    Urgent = 3,
}

/// <summary>Working hours that a clinic has to answer an offer, by priority. A clinic that agreed to fewer hours has those.</summary>
/// <param name="Low">Hours for <see cref="RoutingPriority.Low"/>.</param>
/// <param name="Normal">Hours for <see cref="RoutingPriority.Normal"/>.</param>
/// <param name="High">Hours for <see cref="RoutingPriority.High"/>.</param>
/// <param name="Urgent">Hours for <see cref="RoutingPriority.Urgent"/>.</param>
public sealed record AcceptanceDeadlines(int Low, int Normal, int High, int Urgent)
{
    /// <summary>The hours for a priority.</summary>
    /// <param name="priority">The priority of the case.</param>
    public int this[RoutingPriority priority] => priority switch
    {
        RoutingPriority.Low => Low,
        RoutingPriority.High => High,
        RoutingPriority.Urgent => Urgent,
        _ => Normal,
    };
}

/// <summary>How much each stage of care counts towards <see cref="Factor.Completeness"/>. Whole numbers from 0 to 100; only their proportion matters.</summary>
/// <param name="PreTreatmentEvaluation">Evaluation before the treatment.</param>
/// <param name="MonitoringDuringTherapy">Monitoring while the therapy runs.</param>
/// <param name="LongTermFollowUp">Follow-up over months and years.</param>
public sealed record StageWeights(int PreTreatmentEvaluation, int MonitoringDuringTherapy, int LongTermFollowUp);

/// <summary>A share that a policy agrees for one clinic.</summary>
/// <param name="ClinicId">The clinic.</param>
/// <param name="Percent">Its share of the cases that near-equal clinics compete for, 0 to 100.</param>
public sealed record AgreedShare(Guid ClinicId, decimal Percent);

/// <summary>
/// Everything that a routing policy says. The gates are not part of it: they hold whatever the policy.
/// Commission is not part of it either.
/// </summary>
/// <param name="Strategy">How cases are handed out.</param>
/// <param name="MaxClinics">Most clinics at once under <see cref="RoutingStrategy.Shared"/>, 1 to 10.</param>
/// <param name="Weights">How much each factor counts.</param>
/// <param name="Stages">How much each stage of care counts.</param>
/// <param name="NearEqualBand">Scores (out of 100) that differ by at most this much count as equal, 0 to 100; the agreed shares decide then.</param>
/// <param name="Deadlines">Working hours to answer, by priority.</param>
/// <param name="Shares">
/// Shares agreed for clinics by name, together at most 100 %. The other clinics divide the rest by their own agreed weights;
/// empty: all clinics divide by their own agreed weights.
/// </param>
public sealed record PolicyDefinition(
    RoutingStrategy Strategy,
    int MaxClinics,
    FactorWeights Weights,
    StageWeights Stages,
    int NearEqualBand,
    AcceptanceDeadlines Deadlines,
    IReadOnlyList<AgreedShare> Shares)
{
    /// <summary>
    /// Shared with up to three clinics; experience and completeness of care count most; 5 points are near-equal;
    /// 8 working hours to answer, which is about 24 hours on the clock.
    /// </summary>
    public static PolicyDefinition Default { get; } = new(
        RoutingStrategy.Shared, 3, new FactorWeights(25, 20, 15, 10, 10, 10, 5, 5), new StageWeights(1, 1, 1), 5, new AcceptanceDeadlines(16, 8, 4, 2), []);

    /// <summary>Refuses a policy that contradicts itself.</summary>
    /// <exception cref="BrokenRuleException">
    /// <c>policy-weights-invalid</c> (all zero, or outside 0 to 100), <c>policy-shares-invalid</c> (over 100 % together, negative, or a clinic twice),
    /// <c>policy-out-of-range</c> (clinics, band or hours).
    /// </exception>
    public void Check()
    {
        if (!Enum.IsDefined(Strategy) || MaxClinics is < 1 or > 10 || NearEqualBand is < 0 or > 100)
            throw new BrokenRuleException("policy-out-of-range", "A policy names a strategy, 1 to 10 clinics at once and a near-equal band of 0 to 100 points.");
        if (Enum.GetValues<RoutingPriority>().Any(p => Deadlines[p] is < 1 or > 240))
            throw new BrokenRuleException("policy-out-of-range", "A clinic has between 1 and 240 working hours to answer.");
        CheckWeights();
        CheckShares();
    }

    private void CheckWeights()
    {
        int[] stages = [Stages.PreTreatmentEvaluation, Stages.MonitoringDuringTherapy, Stages.LongTermFollowUp];
        if (Enum.GetValues<Factor>().Any(f => Weights[f] is < 0 or > 100) || Array.Exists(stages, w => w is < 0 or > 100))
            throw new BrokenRuleException("policy-weights-invalid", "Weights are whole numbers from 0 to 100.");
        if (Weights.Total() == 0)
            throw new BrokenRuleException("policy-weights-invalid", "With every weight at zero, nothing ranks the clinics.");
        if (Weights.Completeness > 0 && stages.Sum() == 0)
            throw new BrokenRuleException("policy-weights-invalid", "Completeness of care counts, but none of its stages does.");
    }

    private void CheckShares()
    {
        if (Shares.Any(s => s.Percent is < 0 or > 100) || Shares.Sum(s => s.Percent) > 100)
            throw new BrokenRuleException("policy-shares-invalid", "Agreed shares are between 0 and 100 %, and at most 100 % together.");
        if (Shares.DistinctBy(s => s.ClinicId).Count() != Shares.Count)
            throw new BrokenRuleException("policy-shares-invalid", "A clinic has one agreed share.");
    }
}
