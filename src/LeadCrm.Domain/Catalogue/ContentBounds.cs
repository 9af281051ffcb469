namespace LeadCrm.Domain.Catalogue;

/// <summary>How long texts and lists of a pair may be. The figures leave room for any content seen so far several times over.</summary>
public static class ContentBounds
{
    /// <summary>Characters of a code.</summary>
    public const int Code = 60;

    /// <summary>Characters of a rule's sentence, a risk or a citation's title, in each language.</summary>
    public const int Sentence = 600;

    /// <summary>Characters of a paragraph: evidence, alternative, requirement, in each language.</summary>
    public const int Paragraph = 3000;

    /// <summary>Characters of a disclosure's text.</summary>
    public const int DisclosureText = 8000;

    /// <summary>Languages of one text.</summary>
    public const int Languages = 20;

    /// <summary>Rules of one pair.</summary>
    public const int Rules = 60;

    /// <summary>Groups inside each other in one rule.</summary>
    public const int Depth = 6;

    /// <summary>Parts of one rule's criterion, groups included.</summary>
    public const int Parts = 60;

    /// <summary>Citations, risks of one language, or specialists.</summary>
    public const int Lines = 40;

    /// <summary>What is too long or too many; a draft is kept within these bounds too.</summary>
    /// <param name="content">The content.</param>
    public static IReadOnlyList<CatalogueProblem> Check(PairContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return [.. Check("draft", content)];
    }

    internal static IEnumerable<CatalogueProblem> Check(string where, PairContent content) =>
    [
        .. Text($"{where}/evidence", "What the evidence says", content.Evidence, Paragraph),
        .. Text($"{where}/alternative", "The alternative", content.Alternative, Paragraph),
        .. Count($"{where}/rules", "rules", content.Rules.Rules.Count, Rules),
        .. content.Rules.Rules.SelectMany(rule => OfRule($"{where}/{Short(rule.Code)}", rule)),
        .. Count($"{where}/citations", "works", content.Citations.Count, Lines),
        .. content.Citations.SelectMany(citation => OfCitation($"{where}/citations", citation)),
        .. Count($"{where}/disclosures", "languages of the disclosure", content.Disclosures.Count, Languages),
        .. content.Disclosures.SelectMany(disclosure => OfDisclosure($"{where}/disclosures", disclosure)),
        .. OfRequirements($"{where}/requirements", content.Requirements),
        .. Length($"{where}/reviewedBy", "The reviewer's name", content.ReviewedBy, PairRevision.NameLength),
    ];

    private static IEnumerable<CatalogueProblem> OfRule(string where, EligibilityRule rule)
    {
        foreach (var problem in Length(where, "The rule's code", rule.Code, Code).Concat(Text(where, "The rule's sentence", rule.Sentence, Sentence)))
            yield return problem;
        if (DepthOf(rule.When) > Depth)
            yield return new(where, "too-deep", $"The rule nests groups more than {Depth} deep.");
        else if (PartsOf(rule.When) > Parts)
            yield return new(where, "too-many", $"The rule has more than {Parts} parts.");
    }

    private static IEnumerable<CatalogueProblem> OfCitation(string where, Citation citation)
    {
        foreach (var problem in Length(where, "A work's title", citation.Title, Sentence).Concat(Length(where, "A work's source", citation.Source, Sentence)).Concat(Length(where, "A DOI", citation.Doi, 200)))
            yield return problem;
        if (string.IsNullOrWhiteSpace(citation.Title) || string.IsNullOrWhiteSpace(citation.Source) || citation.Year is < 1900 or > 2200)
            yield return new(where, "ill-formed-citation", "A work needs its title, where it appeared and the year.");
    }

    private static IEnumerable<CatalogueProblem> OfDisclosure(string where, Disclosure disclosure) =>
    [
        .. Length(where, "A disclosure's language", disclosure.Language, 2),
        .. Length(where, "A disclosure's version", disclosure.Version, 20),
        .. Length(where, $"The disclosure in '{Short(disclosure.Language)}'", disclosure.Text, DisclosureText),
        .. Count(where, "risks", disclosure.Risks.Count, Lines),
        .. disclosure.Risks.SelectMany(risk => Length(where, "A risk", risk, Sentence)),
    ];

    private static IEnumerable<CatalogueProblem> OfRequirements(string where, ClinicRequirements requirements) =>
    [
        .. Count(where, "accreditations or specialists", Math.Max(requirements.AnyAccreditation.Count, requirements.Specialists.Count), Lines),
        .. requirements.AnyAccreditation.Concat(requirements.Specialists).SelectMany(code => Length(where, "An accreditation or specialty", code, Code)),
        .. Text(where, "The requirement", requirements.Text, Paragraph),
    ];

    private static IEnumerable<CatalogueProblem> Text(string where, string what, LocalizedText? text, int most) =>
        text is null ? [] : [.. Count(where, "languages", text.ByLanguage.Count, Languages), .. text.ByLanguage.Values.SelectMany(one => Length(where, what, one, most)).Take(1)];

    private static IEnumerable<CatalogueProblem> Length(string where, string what, string? text, int most) =>
        text?.Length > most ? [new(where, "too-long", $"{what} can have at most {most} characters.")] : [];

    private static IEnumerable<CatalogueProblem> Count(string where, string what, int count, int most) =>
        count > most ? [new(where, "too-many", $"At most {most} {what} are possible.")] : [];

    private static int DepthOf(Criterion criterion) => criterion.Parts.Count == 0 ? 0 : 1 + criterion.Parts.Max(DepthOf);

    private static int PartsOf(Criterion criterion) => 1 + criterion.Parts.Sum(PartsOf);

    private static string Short(string code) => code.Length > Code ? code[..Code] : code;
}
