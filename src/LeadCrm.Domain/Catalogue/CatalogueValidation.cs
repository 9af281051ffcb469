namespace LeadCrm.Domain.Catalogue;

/// <summary>One thing that is wrong with a catalogue.</summary>
/// <param name="Where">Where: codes joined by slashes, such as <c>systemic-sclerosis/hsct/age</c>.</param>
/// <param name="Code">Stable kebab-case code.</param>
/// <param name="Message">One English sentence for the editor of the catalogue.</param>
public sealed record CatalogueProblem(string Where, string Code, string Message);

/// <summary>Refuses contradictory or ill-formed catalogues, with all problems at once.</summary>
public static class CatalogueValidation
{
    /// <summary>All problems of a catalogue; empty when it is sound.</summary>
    /// <param name="contents">The catalogue.</param>
    public static IReadOnlyList<CatalogueProblem> Check(CatalogueContents contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        return
        [
            .. Codes("category", contents.Categories.Select(category => category.Code)),
            .. Codes("condition", contents.Conditions.Select(condition => condition.Code)),
            .. Codes("treatment", contents.Treatments.Select(treatment => treatment.Code)),
            .. Duplicates("pair", contents.Pairs.Select(pair => $"{pair.ConditionCode}/{pair.TreatmentCode}")),
            .. contents.Conditions.SelectMany(condition => OfCondition(condition, contents)),
            .. contents.Pairs.SelectMany(pair => OfPair(pair, contents)),
        ];
    }

    /// <summary>Returns a sound catalogue and refuses any other.</summary>
    /// <param name="contents">The catalogue.</param>
    /// <exception cref="BrokenRuleException"><c>catalogue-invalid</c>, with every problem in its message.</exception>
    public static CatalogueContents Require(CatalogueContents contents) => Check(contents) is { Count: > 0 } problems
        ? throw new BrokenRuleException("catalogue-invalid", string.Join(" ", problems.Select(problem => $"[{problem.Where}] {problem.Code}: {problem.Message}")))
        : contents;

    /// <summary>All problems of one pair's content, as for the whole catalogue, and its bounds; empty when it is sound.</summary>
    /// <param name="content">The content.</param>
    /// <param name="condition">The condition it belongs to.</param>
    /// <param name="treatment">Code of the treatment.</param>
    public static IReadOnlyList<CatalogueProblem> Check(PairContent content, Condition condition, string treatment)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(condition);
        return [.. OfContent($"{condition.Code}/{treatment}", content.AsPair(condition.Code, treatment), condition)];
    }

    private static IEnumerable<CatalogueProblem> OfContent(string where, TreatmentPair pair, Condition condition) =>
    [
        .. ContentBounds.Check(where, PairContent.Of(pair)),
        .. EvidenceValidation.Check(where, pair),
        .. RuleValidation.Check(where, pair.Rules, condition.Questionnaire),
    ];

    private static IEnumerable<CatalogueProblem> OfCondition(Condition condition, CatalogueContents contents)
    {
        if (!contents.Categories.Any(category => category.Code == condition.CategoryCode))
            yield return new(condition.Code, "unknown-category", $"There is no category '{condition.CategoryCode}'.");
        if (condition.Icd10 is not [>= 'A' and <= 'Z', >= '0' and <= '9', _, ..])
            yield return new(condition.Code, "ill-formed-icd10", "An ICD-10 code is a letter and two digits, with or without a subcategory.");
        foreach (var problem in QuestionnaireValidation.Check(condition.Code, condition.Questionnaire))
            yield return problem;
        if (!contents.Pairs.Any(pair => pair.ConditionCode == condition.Code))
            yield return new(condition.Code, "no-treatment", "A condition needs at least one treatment.");
    }

    private static IEnumerable<CatalogueProblem> OfPair(TreatmentPair pair, CatalogueContents contents)
    {
        var where = $"{pair.ConditionCode}/{pair.TreatmentCode}";
        if (!contents.Treatments.Any(treatment => treatment.Code == pair.TreatmentCode))
            yield return new(where, "unknown-treatment", $"There is no treatment '{pair.TreatmentCode}'.");
        if (contents.Conditions.FirstOrDefault(condition => condition.Code == pair.ConditionCode) is not { } condition)
        {
            yield return new(where, "unknown-condition", $"There is no condition '{pair.ConditionCode}'.");
            yield break;
        }

        foreach (var problem in OfContent(where, pair, condition))
            yield return problem;
    }

    private static IEnumerable<CatalogueProblem> Codes(string kind, IEnumerable<string> codes)
    {
        var all = codes.ToList();
        return Duplicates(kind, all).Concat(all.Where(code => !IsKebab(code))
            .Select(code => new CatalogueProblem(code, "ill-formed-code", $"The {kind} code is not kebab-case.")));
    }

    internal static IEnumerable<CatalogueProblem> Duplicates(string kind, IEnumerable<string> codes, string under = "") =>
        codes.GroupBy(code => code).Where(group => group.Count() > 1)
            .Select(group => new CatalogueProblem(under + group.Key, "duplicate-code", $"The {kind} '{group.Key}' appears more than once."));

    internal static bool IsKebab(string code) =>
        code.Length > 0 && code[0] != '-' && code[^1] != '-' && !code.Contains("--", StringComparison.Ordinal)
        && code.All(letter => letter == '-' || char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter));
}
