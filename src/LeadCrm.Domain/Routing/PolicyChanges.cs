using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Routing;

/// <summary>What one policy says differently from another, in sentences for managers.</summary>
public static class PolicyChanges
{
    /// <summary>One sentence for each difference; none when both say the same.</summary>
    /// <param name="before">The policy compared with.</param>
    /// <param name="after">The policy that is told.</param>
    /// <param name="clinicName">Name of a clinic by id.</param>
    public static IReadOnlyList<string> Between(PolicyDefinition before, PolicyDefinition after, Func<Guid, string> clinicName) =>
    [
        .. OfHandingOut(before, after),
        .. OfWeights(before.Weights, after.Weights),
        .. OfStages(before.Stages, after.Stages),
        .. OfPreferences(before.Preferences, after.Preferences),
        .. OfDeadlines(before.Deadlines, after.Deadlines),
        .. OfShares(before.Shares, after.Shares, clinicName),
        .. OfCaps(before.Caps, after.Caps, clinicName),
    ];

    private static IEnumerable<string> OfHandingOut(PolicyDefinition before, PolicyDefinition after)
    {
        var (was, now) = (PolicyWords.Strategy(before), PolicyWords.Strategy(after));
        if (was != now)
            yield return $"Cases go to {now} instead of {was}.";
        if (before.NearEqualBand != after.NearEqualBand)
            yield return Wording.Inv($"Scores within {after.NearEqualBand} instead of {before.NearEqualBand} points count as equal.");
    }

    private static IEnumerable<string> OfWeights(FactorWeights before, FactorWeights after) =>
        from factor in Enum.GetValues<Factor>()
        let was = PolicyWords.PercentOf(before[factor], before.Total())
        let now = PolicyWords.PercentOf(after[factor], after.Total())
        where was != now
        select Wording.Inv($"{Capital(Wording.Of(factor))} counts {now} % of the score instead of {was} %.");

    private static IEnumerable<string> OfStages(StageWeights before, StageWeights after) =>
        PolicyWords.Stages(before).Zip(PolicyWords.Stages(after))
            .Where(s => s.First.Percent != s.Second.Percent)
            .Select(s => Wording.Inv($"Within completeness of care, {s.Second.Name} counts {s.Second.Percent} % instead of {s.First.Percent} %."));

    private static IEnumerable<string> OfPreferences(PreferenceGates before, PreferenceGates after) =>
        PreferenceGates.Choosable.Where(g => before[g] != after[g]).Select(g => after[g] == Strictness.Must
            ? $"The {PolicyWords.Wish(g)} must be met; so far it was only preferred."
            : $"The {PolicyWords.Wish(g)} is only preferred; so far it had to be met.");

    private static IEnumerable<string> OfDeadlines(AcceptanceDeadlines before, AcceptanceDeadlines after) =>
        Enum.GetValues<RoutingPriority>().Where(p => before[p] != after[p])
            .Select(p => Wording.Inv($"{PolicyWords.Of(p)}: clinics have {Wording.Count(after[p], "working hour", "working hours")} to answer instead of {before[p]}."));

    private static IEnumerable<string> OfShares(IReadOnlyList<AgreedShare> before, IReadOnlyList<AgreedShare> after, Func<Guid, string> clinicName)
    {
        var (was, now) = (before.ToDictionary(s => s.ClinicId, s => s.Percent), after.ToDictionary(s => s.ClinicId, s => s.Percent));
        foreach (var clinic in was.Keys.Union(now.Keys).OrderBy(clinicName, StringComparer.Ordinal))
        {
            if (!was.TryGetValue(clinic, out var old))
                yield return Wording.Inv($"{clinicName(clinic)} gets an agreed share of {now[clinic]:0.##} %.");
            else if (!now.TryGetValue(clinic, out var share))
                yield return Wording.Inv($"{clinicName(clinic)} has no agreed share of {old:0.##} % any more.");
            else if (old != share)
                yield return Wording.Inv($"The agreed share of {clinicName(clinic)} is {share:0.##} % instead of {old:0.##} %.");
        }
    }

    private static IEnumerable<string> OfCaps(PolicyCaps before, PolicyCaps after, Func<Guid, string> clinicName)
    {
        if (before.EachClinic != after.EachClinic)
            yield return $"A clinic gets {PolicyWords.Cap(after.EachClinic)}; so far {PolicyWords.Cap(before.EachClinic)}.";
        var named = before.Named.Concat(after.Named).Select(c => c.ClinicId).Distinct().OrderBy(clinicName, StringComparer.Ordinal);
        foreach (var clinic in named.Where(c => CapOf(before, c) != CapOf(after, c)))
        {
            yield return CapOf(after, clinic) is { } cap
                ? $"{clinicName(clinic)} gets {PolicyWords.Cap(cap)}."
                : $"{clinicName(clinic)} has no cap of its own any more.";
        }
    }

    private static Capacity? CapOf(PolicyCaps caps, Guid clinic) => caps.Named.FirstOrDefault(c => c.ClinicId == clinic)?.Cap;

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
