using LeadCrm.Application.Access;
using LeadCrm.Domain.Catalogue;
using MediatR;

namespace LeadCrm.Application.Catalogue;

/// <summary>The catalogue as those who answer for it read it: evidence with its works, rules, disclosures, requirements, and when all that was reviewed.</summary>
[AllowedTo(Roles.Manager | Roles.Administrator | Roles.MedicalReviewer | Roles.Coordinator)]
public sealed record ReviewCatalogue : IRequest<CatalogueReview>;

/// <summary>The catalogue in detail.</summary>
/// <param name="Conditions">By category and name.</param>
public sealed record CatalogueReview(IReadOnlyList<ConditionReview> Conditions);

/// <summary>A condition.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Category">Name of its category.</param>
/// <param name="Name">Its name.</param>
/// <param name="Icd10">ICD-10 code.</param>
/// <param name="About">What a coordinator should know.</param>
/// <param name="Synonyms">Other names.</param>
/// <param name="Rare">Whether de-identified cases name a region instead of a small country.</param>
/// <param name="Questions">How many questions are asked.</param>
/// <param name="Treatments">Its treatments, the best proven first.</param>
public sealed record ConditionReview(
    string Code, string Category, string Name, string Icd10, string? About, IReadOnlyList<string> Synonyms, bool Rare, int Questions, IReadOnlyList<PairReview> Treatments);

/// <summary>A treatment for a condition.</summary>
/// <param name="Code">The treatment's code.</param>
/// <param name="Name">The treatment's name.</param>
/// <param name="EvidenceLevel">How well it is proven.</param>
/// <param name="Evidence">What that rests on.</param>
/// <param name="Alternative">What to consider instead.</param>
/// <param name="Citations">The works.</param>
/// <param name="ReviewedOn">Day of the last review.</param>
/// <param name="ReviewedBy">Who reviewed it.</param>
/// <param name="Rules">For whom clinics usually offer it.</param>
/// <param name="Risks">Risks that are disclosed, English.</param>
/// <param name="DisclosureVersion">Version of the disclosure; null when there is none.</param>
/// <param name="Requirements">What a clinic must have, in words.</param>
public sealed record PairReview(
    string Code, string Name, EvidenceLevel EvidenceLevel, string Evidence, string? Alternative, IReadOnlyList<Citation> Citations, DateOnly ReviewedOn, string ReviewedBy,
    IReadOnlyList<RuleReview> Rules, IReadOnlyList<string> Risks, string? DisclosureVersion, string? Requirements);

/// <summary>One rule.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Sentence">What coordinator and clinic read when it speaks.</param>
public sealed record RuleReview(RuleKind Kind, string Sentence);

internal sealed class ReviewCatalogueHandler(ICatalogue catalogues) : IRequestHandler<ReviewCatalogue, CatalogueReview>
{
    public async Task<CatalogueReview> Handle(ReviewCatalogue request, CancellationToken ct)
    {
        var catalogue = await catalogues.GetAsync(ct);
        return new CatalogueReview(catalogue.Conditions.Select(c => ConditionOf(catalogue, c))
            .OrderBy(c => c.Category, StringComparer.Ordinal).ThenBy(c => c.Name, StringComparer.Ordinal).ToList());
    }

    private static ConditionReview ConditionOf(CatalogueSnapshot catalogue, Condition condition) => new(
        condition.Code, catalogue.FindCategory(condition.CategoryCode)?.Name.In("en") ?? condition.CategoryCode, condition.Name.In("en"), condition.Icd10,
        condition.About?.In("en"), condition.Synonyms.Select(s => s.In("en")).ToList(), condition.Rare, condition.Questionnaire.Questions.Count,
        catalogue.PairsOf(condition.Code).Select(p => PairOf(catalogue, p)).ToList());

    private static PairReview PairOf(CatalogueSnapshot catalogue, TreatmentPair pair)
    {
        var disclosure = pair.DisclosureFor("en");
        return new PairReview(
            pair.TreatmentCode, catalogue.FindTreatment(pair.TreatmentCode)?.Name.In("en") ?? pair.TreatmentCode, pair.EvidenceLevel, pair.Evidence.In("en"),
            pair.Alternative?.In("en"), pair.Citations, pair.ReviewedOn, pair.ReviewedBy,
            pair.Rules.Rules.Select(r => new RuleReview(r.Kind, r.Sentence.In("en"))).ToList(), disclosure?.Risks ?? [], disclosure?.Version, RequirementsOf(pair.Requirements));
    }

    private static string? RequirementsOf(ClinicRequirements requirements)
    {
        if (requirements.Text is { } text)
            return text.In("en");
        var parts = new List<string>();
        if (requirements.AnyAccreditation.Count > 0)
            parts.Add($"accredited by {string.Join(" or ", requirements.AnyAccreditation)}");
        if (requirements.Specialists.Count > 0)
            parts.Add($"specialists for {string.Join(", ", requirements.Specialists.Select(s => s.Replace('-', ' ')))}");
        return parts.Count == 0 ? null : $"The clinic must be or have: {string.Join("; ", parts)}.";
    }
}
