using System.Runtime.InteropServices;

namespace LeadCrm.Domain.Routing;

/// <summary>
/// Clinics that one gate keeps away, or two of the patient's wishes, told as what would make them fit. Nothing is said about what cannot
/// or must not change.
/// </summary>
internal static class WhatWouldHaveToChange
{
    private const Gate Wishes = Gate.Destination | Gate.Language | Gate.Budget;

    /// <summary>More would be a list to search, not an answer.</summary>
    private const int MostSentences = 8;

    public static IReadOnlyList<string> Sentences(RoutingDecision decision, ClinicSnapshot snapshot, ExplanationWords words)
    {
        var hints = new Dictionary<Hint, int>();
        for (var i = 0; i < decision.Candidates.Count; i++)
        {
            if (HintFor(decision.Candidates[i].Failed, snapshot.Clinics[i], decision, snapshot, words) is { } hint)
                hints[hint] = hints.GetValueOrDefault(hint) + 1;
        }

        var more = decision.Outcome == RoutingOutcome.NoClinic && decision.Case.Living.Count == 0 ? "" : "more ";
        return [.. hints.OrderBy(h => h.Key.Changes).ThenByDescending(h => h.Value).ThenBy(h => h.Key.Condition, StringComparer.Ordinal)
            .Take(MostSentences)
            .Select(h => $"{Wording.Count(h.Value, $"{more}clinic would fit", $"{more}clinics would fit")} {h.Key.Condition}.")];
    }

    private static Hint? HintFor(Gate failed, CandidateClinic clinic, RoutingDecision decision, ClinicSnapshot snapshot, ExplanationWords words)
    {
        var gates = Wording.Each(failed).Take(3).ToList();
        if (gates.Count is 0 or > 2 || (gates.Count == 2 && (failed & ~Wishes) != Gate.None)) return null;
        var conditions = gates.ConvertAll(g => Condition(g, clinic, decision, snapshot, words));
        return conditions.Contains(null) ? null : new Hint(gates.Count, Joined(conditions!));
    }

    /// <summary>"if Turkey were acceptable and the budget were 41,300 USD"; conditions of one gate may begin with another word than "if".</summary>
    private static string Joined(List<string> conditions) =>
        conditions.Count == 1 ? conditions[0] : $"{conditions[0]} and {conditions[1]["if ".Length..]}";

    private static string? Condition(Gate failed, CandidateClinic clinic, RoutingDecision decision, ClinicSnapshot snapshot, ExplanationWords words) =>
        failed switch
        {
            Gate.Destination => $"if {words.CountryName(clinic.Country)} were acceptable",
            Gate.Language => $"if an interpreter for {words.LanguageName(decision.Case.Language)} were found",
            Gate.Budget => BudgetCondition(clinic, decision.Case, snapshot),
            Gate.Capacity => "once capacity is free again",
            Gate.PolicyCap => "once the policy's cap leaves room again",
            Gate.Paused => "after the end of a pause",
            Gate.Licence => "after a national licence is renewed",
            Gate.Vetting => "after approval",
            Gate.TransferBasis => $"if a transfer basis for {words.CountryName(clinic.Country)} were agreed",
            Gate.WorkingHours => "after working hours are stated",
            Gate.OnlyRequestedClinic => "if clinics other than the one asked for may answer",
            _ => null,
        };

    /// <summary>Rounded up to whole hundreds, so that clinics of about the same price make one sentence.</summary>
    private static string? BudgetCondition(CandidateClinic clinic, RoutingCase lead, ClinicSnapshot snapshot)
    {
        var offering = clinic.Offerings.First(o => o.ConditionCode == lead.ConditionCode && o.TreatmentCode == lead.TreatmentCode);
        if (offering is not { PriceFrom: { } from, Currency: { } currency } || lead.BudgetCurrency is not { } wanted) return null;
        return snapshot.Rates.Convert(from, currency, wanted) is { } least
            ? Wording.Inv($"if the budget were {Math.Ceiling(least / 100) * 100:#,0} {wanted}")
            : null;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Hint(int Changes, string Condition);
}
