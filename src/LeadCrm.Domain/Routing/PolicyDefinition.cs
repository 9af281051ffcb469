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
/// Everything that a routing policy says. The gates of safety are not part of it: they hold whatever the policy. Of the gates that
/// stand for wishes it says whether they must hold. Commission is no part of it.
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
    /// 8 working hours to answer, which is about 24 hours on the clock; every wish must be met; no caps.
    /// </summary>
    public static PolicyDefinition Default { get; } = new(
        RoutingStrategy.Shared, 3, new FactorWeights(25, 20, 15, 10, 10, 10, 5, 5), new StageWeights(1, 1, 1), 5, new AcceptanceDeadlines(16, 8, 4, 2), []);

    /// <summary>Which wishes must be met and which are only preferred. Policies stored before there was a choice require all of them.</summary>
    public PreferenceGates Preferences { get; init; } = PreferenceGates.AllRequired;

    /// <summary>The most cases that a clinic is offered under this policy. Policies stored before there were caps have none.</summary>
    public PolicyCaps Caps { get; init; } = PolicyCaps.None;

    /// <summary>Refuses a policy that contradicts itself.</summary>
    /// <exception cref="BrokenRuleException">The first of <see cref="PolicyProblems.Of"/>, with its code.</exception>
    public void Check()
    {
        if (PolicyProblems.Of(this).FirstOrDefault() is { } problem)
            throw new BrokenRuleException(problem.Code, problem.Sentence);
    }

    /// <summary>Whether both policies say the same; the order of shares and caps says nothing.</summary>
    /// <param name="other">The other one.</param>
    public bool SaysTheSameAs(PolicyDefinition other) =>
        (this with { Shares = other.Shares, Caps = other.Caps }).Equals(other)
        && Shares.OrderBy(s => s.ClinicId).SequenceEqual(other.Shares.OrderBy(s => s.ClinicId))
        && Caps.EachClinic.Equals(other.Caps.EachClinic)
        && Caps.Named.OrderBy(c => c.ClinicId).SequenceEqual(other.Caps.Named.OrderBy(c => c.ClinicId));
}
