namespace LeadCrm.Domain.Catalogue;

/// <summary>What a change must fulfil to be proposed: all that holds for the catalogue, and works behind every level above <see cref="EvidenceLevel.Unproven"/>.</summary>
public static class RevisionValidation
{
    /// <summary>All problems at once, each naming the rule or field; empty when the content is sound.</summary>
    /// <param name="content">The content.</param>
    /// <param name="condition">The condition with its questions.</param>
    /// <param name="treatment">Code of the treatment.</param>
    public static IReadOnlyList<CatalogueProblem> Check(PairContent content, Condition condition, string treatment)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(condition);
        var problems = CatalogueValidation.Check(content, condition, treatment);
        return content is { EvidenceLevel: EvidenceLevel.Investigational, Citations.Count: 0 }
            ? [.. problems, new($"{condition.Code}/{treatment}/citations", "citation-missing", "A treatment that is studied in trials needs at least one citation.")]
            : problems;
    }
}
