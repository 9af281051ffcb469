using System.Globalization;

namespace LeadCrm.Domain.Catalogue;

/// <summary>One difference between two contents of a pair, in words.</summary>
/// <param name="What">What differs, for example <c>Rule “over-60”</c>.</param>
/// <param name="Before">What it said; null when it was not there.</param>
/// <param name="After">What it says; null when it is taken away.</param>
public sealed record PairChange(string What, string? Before, string? After);

/// <summary>Says in words how two contents of a pair differ.</summary>
public static class PairComparison
{
    /// <summary>All differences, the weightiest first; empty when both say the same.</summary>
    /// <param name="before">The earlier content.</param>
    /// <param name="after">The later content.</param>
    /// <param name="questionnaire">The questions that rules look at.</param>
    public static IReadOnlyList<PairChange> Between(PairContent before, PairContent after, Questionnaire questionnaire)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return
        [
            .. Lines("Evidence level", Single(EvidenceWording.Of(before.EvidenceLevel)), Single(EvidenceWording.Of(after.EvidenceLevel))),
            .. Lines("What the evidence says", Texts(before.Evidence), Texts(after.Evidence)),
            .. Lines("What to read or ask for instead", Texts(before.Alternative), Texts(after.Alternative)),
            .. Lines("Rule", Rules(before.Rules, questionnaire), Rules(after.Rules, questionnaire)),
            .. Order(before.Rules, after.Rules),
            .. Lines("Work", Works(before), Works(after)),
            .. Lines("Disclosure", Disclosures(before), Disclosures(after)),
            .. Lines("What a clinic must have", Requirements(before.Requirements), Requirements(after.Requirements)),
        ];
    }

    private static IEnumerable<PairChange> Lines(string what, Dictionary<string, string> before, Dictionary<string, string> after) =>
        before.Keys.Union(after.Keys)
            .Select(key => new PairChange(key.Length == 0 ? what : $"{what} {key}", before.GetValueOrDefault(key), after.GetValueOrDefault(key)))
            .Where(change => change.Before != change.After);

    private static IEnumerable<PairChange> Order(EligibilityRules before, EligibilityRules after)
    {
        var (old, now) = (before.Rules.Select(rule => rule.Code).ToList(), after.Rules.Select(rule => rule.Code).ToList());
        return old.Intersect(now).SequenceEqual(now.Intersect(old)) ? [] : [new("Order of the rules", string.Join(", ", old), string.Join(", ", now))];
    }

    private static Dictionary<string, string> Single(string text) => new() { [""] = text };

    private static Dictionary<string, string> Texts(LocalizedText? text) =>
        text is null ? [] : text.ByLanguage.ToDictionary(one => one.Key == LocalizedText.Fallback ? "" : $"({one.Key})", one => one.Value);

    private static Dictionary<string, string> Rules(EligibilityRules rules, Questionnaire questionnaire) =>
        Unique(rules.Rules, rule => $"“{rule.Code}”", rule => $"{EvidenceWording.Of(rule.Kind)}: {CriterionWording.Of(rule.When, questionnaire)}. {Said(rule.Sentence)}");

    private static Dictionary<string, string> Works(PairContent content) => Unique(
        content.Citations, work => $"“{work.Title}”", work => string.Create(CultureInfo.InvariantCulture, $"{work.Source}, {work.Year}{(work.Doi is null ? "" : $", doi {work.Doi}")}"));

    private static Dictionary<string, string> Disclosures(PairContent content) => Unique(
        content.Disclosures, one => $"({one.Language})", one => $"Version {one.Version}: {one.Text} Risks: {string.Join(" ", one.Risks)}");

    private static Dictionary<string, string> Requirements(ClinicRequirements requirements)
    {
        var lines = Texts(requirements.Text);
        if (requirements.AnyAccreditation.Count > 0)
            lines["(accreditation)"] = string.Join(" or ", requirements.AnyAccreditation);
        if (requirements.Specialists.Count > 0)
            lines["(specialists)"] = string.Join(", ", requirements.Specialists);
        return lines;
    }

    private static string Said(LocalizedText sentence) =>
        string.Join(" ", sentence.ByLanguage.OrderBy(one => one.Key != LocalizedText.Fallback).Select(one => one.Key == LocalizedText.Fallback ? one.Value : $"[{one.Key}] {one.Value}"));

    /// <summary>A draft may still name two things alike; the second is told apart by a number.</summary>
    private static Dictionary<string, string> Unique<T>(IEnumerable<T> items, Func<T, string> key, Func<T, string> text)
    {
        var lines = new Dictionary<string, string>();
        foreach (var item in items)
        {
            var name = key(item);
            for (var again = 2; !lines.TryAdd(name, text(item)); again++)
                name = string.Create(CultureInfo.InvariantCulture, $"{key(item)} ({again})");
        }

        return lines;
    }
}
