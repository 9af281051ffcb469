using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Routing;

/// <summary>Something about a policy that contradicts itself or lies out of range.</summary>
/// <param name="Field">Where: the path of the member, camelCase with dots, for example <c>weights.speed</c> or <c>caps.eachClinic</c>.</param>
/// <param name="Code">
/// <c>policy-weights-invalid</c> (all zero, or outside 0 to 100), <c>policy-shares-invalid</c> (over 100 % together, negative, or a clinic
/// twice), <c>policy-caps-invalid</c> (negative, a day above its week or month, a clinic twice), <c>policy-out-of-range</c>
/// (clinics at once, band, hours, unknown choices).
/// </param>
/// <param name="Sentence">The same for people.</param>
public sealed record PolicyProblem(string Field, string Code, string Sentence);

/// <summary>Finds everything that is wrong with a policy at once.</summary>
public static class PolicyProblems
{
    private const string OutOfRange = "policy-out-of-range";
    private const string Weights = "policy-weights-invalid";
    private const string Shares = "policy-shares-invalid";
    private const string Caps = "policy-caps-invalid";

    /// <summary>The problems; none for a policy that may be simulated and published.</summary>
    /// <param name="policy">The policy.</param>
    public static IEnumerable<PolicyProblem> Of(PolicyDefinition policy) =>
        [.. OfHandingOut(policy), .. OfDeadlines(policy.Deadlines), .. OfWeights(policy), .. OfShares(policy.Shares), .. OfCaps(policy.Caps)];

    private static IEnumerable<PolicyProblem> OfHandingOut(PolicyDefinition policy)
    {
        if (!Enum.IsDefined(policy.Strategy))
            yield return new("strategy", OutOfRange, "A policy says how cases are handed out.");
        if (policy.MaxClinics is < 1 or > 10)
            yield return new("maxClinics", OutOfRange, "A case goes to between 1 and 10 clinics at once.");
        if (policy.NearEqualBand is < 0 or > 100)
            yield return new("nearEqualBand", OutOfRange, "Scores count as equal within 0 to 100 points.");
        if (PreferenceGates.Choosable.Any(g => !Enum.IsDefined(policy.Preferences[g])))
            yield return new("preferences", OutOfRange, "A wish either must be met or is preferred.");
    }

    private static IEnumerable<PolicyProblem> OfDeadlines(AcceptanceDeadlines deadlines) =>
        Enum.GetValues<RoutingPriority>().Where(p => deadlines[p] is < 1 or > 240)
            .Select(p => new PolicyProblem($"deadlines.{Camel(p)}", OutOfRange, "A clinic has between 1 and 240 working hours to answer."));

    private static IEnumerable<PolicyProblem> OfWeights(PolicyDefinition policy)
    {
        foreach (var factor in Enum.GetValues<Factor>().Where(f => policy.Weights[f] is < 0 or > 100))
            yield return new($"weights.{Camel(factor)}", Weights, "A weight is a whole number from 0 to 100.");
        if (Enum.GetValues<Factor>().All(f => policy.Weights[f] == 0))
            yield return new("weights", Weights, "With every weight at zero, nothing ranks the clinics.");
        var (before, during, after) = policy.Stages;
        if (before is < 0 or > 100 || during is < 0 or > 100 || after is < 0 or > 100)
            yield return new("stages", Weights, "A stage of care counts from 0 to 100.");
        else if (policy.Weights.Completeness > 0 && before + during + after == 0)
            yield return new("stages", Weights, "Completeness of care counts, but none of its stages does.");
    }

    private static IEnumerable<PolicyProblem> OfShares(IReadOnlyList<AgreedShare> shares)
    {
        if (shares.Any(s => s.Percent is < 0 or > 100))
            yield return new("shares", Shares, "An agreed share is between 0 and 100 %.");
        else if (shares.Sum(s => s.Percent) > 100)
            yield return new("shares", Shares, Wording.Inv($"The agreed shares come to {shares.Sum(s => s.Percent):0.##} %; together they are at most 100 %."));
        if (shares.DistinctBy(s => s.ClinicId).Count() != shares.Count)
            yield return new("shares", Shares, "A clinic has one agreed share.");
    }

    private static IEnumerable<PolicyProblem> OfCaps(PolicyCaps caps)
    {
        if (Contradiction(caps.EachClinic) is { } general)
            yield return new("caps.eachClinic", Caps, general);
        else if (LetsNothingThrough(caps.EachClinic) && caps.Named.All(c => LetsNothingThrough(c.Cap)))
            yield return new("caps.eachClinic", Caps, "With a cap of 0 for each clinic no case goes to anybody. Leave the field empty for no limit, or give clinics a cap of their own; to stop offers, pause the clinics.");
        foreach (var cap in caps.Named)
        {
            if (Contradiction(cap.Cap) is { } sentence)
                yield return new($"caps.{cap.ClinicId:D}", Caps, sentence);
        }

        if (caps.Named.DistinctBy(c => c.ClinicId).Count() != caps.Named.Count)
            yield return new("caps", Caps, "A clinic has one cap.");
    }

    private static bool LetsNothingThrough(Capacity cap) => cap is { PerDay: 0 } or { PerWeek: 0 } or { PerMonth: 0 };

    private static string? Contradiction(Capacity cap) => cap switch
    {
        { PerDay: < 0 } or { PerWeek: < 0 } or { PerMonth: < 0 } => "A cap cannot be below zero.",
        { PerDay: { } day, PerWeek: { } week } when day > week => "More cases a day than a week contradict each other.",
        { PerDay: { } day, PerMonth: { } month } when day > month => "More cases a day than a month contradict each other.",
        { PerWeek: { } week, PerMonth: { } month } when week > month => "More cases a week than a month contradict each other.",
        _ => null,
    };

    private static string Camel<T>(T name)
        where T : struct, Enum
    {
        var text = name.ToString();
        return char.ToLowerInvariant(text[0]) + text[1..];
    }
}
