namespace LeadCrm.Domain.Catalogue;

/// <summary>A whole catalogue, as it is seeded and validated.</summary>
/// <param name="Categories">The categories.</param>
/// <param name="Conditions">The conditions.</param>
/// <param name="Treatments">The treatments; one may serve conditions of several categories.</param>
/// <param name="Pairs">The pairs of condition and treatment.</param>
public sealed record CatalogueContents(
    IReadOnlyList<Category> Categories, IReadOnlyList<Condition> Conditions, IReadOnlyList<Treatment> Treatments, IReadOnlyList<TreatmentPair> Pairs);
