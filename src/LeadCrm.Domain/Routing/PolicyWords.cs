using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Routing;

/// <summary>What a policy says, in words for managers.</summary>
public static class PolicyWords
{
    /// <summary>How cases are handed out; follows "Cases go to".</summary>
    /// <param name="policy">The policy.</param>
    public static string Strategy(PolicyDefinition policy) => policy.Strategy switch
    {
        RoutingStrategy.Exclusive => "one clinic at a time, the best first",
        RoutingStrategy.RoundRobin => "one clinic at a time, by agreed share alone",
        _ => policy.MaxClinics == 1 ? "one clinic at once" : Wording.Inv($"up to {policy.MaxClinics} clinics at once"),
    };

    /// <summary>How much a weight counts of all, in whole percent.</summary>
    /// <param name="weight">The weight.</param>
    /// <param name="total">The sum of all weights.</param>
    public static int PercentOf(int weight, int total) => total == 0 ? 0 : (int)Math.Round(100.0 * weight / total);

    /// <summary>The effect of a weight, for example "a quarter of the score".</summary>
    /// <param name="weight">The weight.</param>
    /// <param name="total">The sum of all weights.</param>
    public static string Effect(int weight, int total) => PercentOf(weight, total) switch
    {
        _ when weight == 0 => "does not count",
        < 5 => "hardly counts",
        < 15 => "counts a little",
        < 25 => "counts",
        < 40 => "counts much",
        < 100 => "decides most",
        _ => "decides alone",
    };

    /// <summary>The stages of care with their part of completeness, in whole percent.</summary>
    /// <param name="stages">Their weights.</param>
    public static IReadOnlyList<(string Name, int Percent)> Stages(StageWeights stages)
    {
        var total = stages.PreTreatmentEvaluation + stages.MonitoringDuringTherapy + stages.LongTermFollowUp;
        return
        [
            ("evaluation before the treatment", PercentOf(stages.PreTreatmentEvaluation, total)),
            ("monitoring during the therapy", PercentOf(stages.MonitoringDuringTherapy, total)),
            ("long-term follow-up", PercentOf(stages.LongTermFollowUp, total)),
        ];
    }

    /// <summary>A wish that a policy can require or prefer.</summary>
    /// <param name="gate">One of <see cref="PreferenceGates.Choosable"/>.</param>
    public static string Wish(Gate gate) => gate switch
    {
        Gate.Destination => "wish for a destination",
        Gate.Language => "wish for a language",
        Gate.Budget => "budget",
        _ => throw new ArgumentOutOfRangeException(nameof(gate), gate, "Not a wish."),
    };

    /// <summary>A priority as people say it.</summary>
    /// <param name="priority">The priority.</param>
    public static string Of(RoutingPriority priority) => priority switch
    {
        RoutingPriority.Low => "In no hurry",
        RoutingPriority.High => "Sooner than usual",
        RoutingPriority.Urgent => "As soon as possible",
        _ => "Usual case",
    };

    /// <summary>A cap, for example "at most 2 cases a day and 20 a month".</summary>
    /// <param name="cap">The cap.</param>
    public static string Cap(Capacity cap)
    {
        List<string> parts = [];
        if (cap.PerDay is { } day) parts.Add(Wording.Inv($"{day} a day"));
        if (cap.PerWeek is { } week) parts.Add(Wording.Inv($"{week} a week"));
        if (cap.PerMonth is { } month) parts.Add(Wording.Inv($"{month} a month"));
        return parts.Count == 0 ? "as many cases as it takes" : $"at most {Wording.List(parts)}";
    }
}
