namespace LeadCrm.Domain.Routing;

/// <summary>Clinics that fail one gate only, told as what would make them fit. Nothing is said about what cannot or must not change.</summary>
internal static class WhatWouldHaveToChange
{
    public static IReadOnlyList<string> Sentences(RoutingDecision decision, ClinicSnapshot snapshot, ExplanationWords words)
    {
        var hints = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < decision.Candidates.Count; i++)
        {
            var hint = Hint(decision.Candidates[i].Failed, snapshot.Clinics[i], decision, snapshot, words);
            if (hint is not null) hints[hint] = hints.GetValueOrDefault(hint) + 1;
        }

        return [.. hints.OrderByDescending(h => h.Value).ThenBy(h => h.Key, StringComparer.Ordinal)
            .Select(h => $"{Wording.Count(h.Value, "more clinic would fit", "more clinics would fit")} {h.Key}.")];
    }

    private static string? Hint(Gate failed, CandidateClinic clinic, RoutingDecision decision, ClinicSnapshot snapshot, ExplanationWords words) =>
        failed switch
        {
            Gate.Destination => $"if {words.CountryName(clinic.Country)} were acceptable",
            Gate.Language => $"if an interpreter for {words.LanguageName(decision.Case.Language)} were found",
            Gate.Budget => BudgetHint(clinic, decision.Case, snapshot),
            Gate.Capacity => "once capacity is free again",
            Gate.Paused => "after the end of a pause",
            Gate.Licence => "after a national licence is renewed",
            Gate.Vetting => "after approval",
            Gate.TransferBasis => $"if a transfer basis for {words.CountryName(clinic.Country)} were agreed",
            Gate.WorkingHours => "after working hours are stated",
            Gate.OnlyRequestedClinic => "if clinics other than the one asked for may answer",
            _ => null,
        };

    /// <summary>Rounded up to whole hundreds, so that clinics of about the same price make one sentence.</summary>
    private static string? BudgetHint(CandidateClinic clinic, RoutingCase lead, ClinicSnapshot snapshot)
    {
        var offering = clinic.Offerings.First(o => o.ConditionCode == lead.ConditionCode && o.TreatmentCode == lead.TreatmentCode);
        if (offering is not { PriceFrom: { } from, Currency: { } currency } || lead.BudgetCurrency is not { } wanted) return null;
        return snapshot.Rates.Convert(from, currency, wanted) is { } least
            ? Wording.Inv($"if the budget were {Math.Ceiling(least / 100) * 100:#,0} {wanted}")
            : null;
    }
}
