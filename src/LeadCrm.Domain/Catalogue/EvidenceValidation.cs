namespace LeadCrm.Domain.Catalogue;

/// <summary>What a pair of each evidence level must carry.</summary>
internal static class EvidenceValidation
{
    public static IEnumerable<CatalogueProblem> Check(string where, TreatmentPair pair)
    {
        if (pair.EvidenceLevel != EvidenceLevel.Unproven && pair.Citations.Count == 0)
            yield return new($"{where}/citations", "citation-missing", "A treatment that is proven, or studied in trials, needs at least one citation.");
        if (pair.EvidenceLevel is EvidenceLevel.Unproven or EvidenceLevel.Investigational && pair.Alternative is null)
            yield return new($"{where}/alternative", "alternative-missing", "An unproven or investigational treatment needs a text that names what to read or ask for instead.");
        if (!pair.Disclosures.Any(disclosure => disclosure.Language == LocalizedText.Fallback))
            yield return new($"{where}/disclosures", "disclosure-missing", "Every treatment needs a disclosure in English: what it risks, and of an unproven one also what is claimed and what is known.");
        if (pair.ReviewedOn == default || string.IsNullOrWhiteSpace(pair.ReviewedBy))
            yield return new($"{where}/reviewedOn", "review-missing", "The day of the last review and the reviewer are needed.");
        if (pair.Version < 1)
            yield return new(where, "ill-formed-version", "Versions count from 1.");
        foreach (var problem in pair.Disclosures.SelectMany(disclosure => OfDisclosure(where, disclosure)))
            yield return problem;
        foreach (var problem in CatalogueValidation.Duplicates("disclosure", pair.Disclosures.Select(disclosure => disclosure.Language), where + "/disclosures/"))
            yield return problem;
        foreach (var citation in pair.Citations.Where(citation => citation.Doi is { } doi && !doi.StartsWith("10.", StringComparison.Ordinal)))
            yield return new($"{where}/citations", "ill-formed-doi", $"The DOI of '{citation.Title}' does not start with '10.'.");
    }

    private static IEnumerable<CatalogueProblem> OfDisclosure(string where, Disclosure disclosure)
    {
        if (string.IsNullOrWhiteSpace(disclosure.Text) || string.IsNullOrWhiteSpace(disclosure.Version))
            yield return new($"{where}/disclosures", "disclosure-blank", $"The disclosure in '{disclosure.Language}' needs a text and a version.");
        if (disclosure.Risks.Count == 0 || disclosure.Risks.Any(string.IsNullOrWhiteSpace))
            yield return new($"{where}/disclosures", "risks-missing", $"The disclosure in '{disclosure.Language}' needs its risks, one sentence each.");
    }
}
