using LeadCrm.Application.Access;
using LeadCrm.Application.Values;
using LeadCrm.Domain.Catalogue;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Catalogue;

/// <summary>The catalogue as those who answer for it look through it: what is proven how well, when that was reviewed, by when it has to be again, and what is proposed.</summary>
[AllowedTo(Roles.Manager | Roles.Administrator | Roles.MedicalReviewer | Roles.Coordinator)]
public sealed record ReviewCatalogue : IRequest<CatalogueReview>;

/// <summary>The catalogue.</summary>
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
/// <param name="Version">The version in force.</param>
/// <param name="ReviewedOn">Day of the last review.</param>
/// <param name="ReviewedBy">Who reviewed it.</param>
/// <param name="DueOn">By when it has to be reviewed again.</param>
/// <param name="Review">Whether that is due.</param>
/// <param name="Proposals">Changes that wait for a second person.</param>
public sealed record PairReview(
    string Code, string Name, EvidenceLevel EvidenceLevel, int Version, DateOnly ReviewedOn, string ReviewedBy, DateOnly DueOn, ReviewState Review, int Proposals);

internal sealed class ReviewCatalogueHandler(ILeadCrmDb db, ReviewInterval interval, OrganisationCalendar organisation, TimeProvider time) : IRequestHandler<ReviewCatalogue, CatalogueReview>
{
    public async Task<CatalogueReview> Handle(ReviewCatalogue request, CancellationToken ct)
    {
        // The database and not the snapshot: who has just put something into force looks here next.
        var catalogue = new CatalogueSnapshot(
            await db.Categories.AsNoTracking().ToListAsync(ct), await db.Conditions.AsNoTracking().ToListAsync(ct),
            await db.Treatments.AsNoTracking().ToListAsync(ct), await db.TreatmentPairs.AsNoTracking().ToListAsync(ct));
        var proposed = (await db.PairRevisions.Where(r => r.Status == RevisionStatus.Proposed).Select(r => new { r.ConditionCode, r.TreatmentCode }).ToListAsync(ct))
            .ToLookup(r => (r.ConditionCode, r.TreatmentCode));
        return new CatalogueReview(catalogue.Conditions
            .Select(c => ConditionOf(catalogue, c, pair => PairOf(catalogue, pair, proposed[(pair.ConditionCode, pair.TreatmentCode)].Count())))
            .OrderBy(c => c.Category, StringComparer.Ordinal).ThenBy(c => c.Name, StringComparer.Ordinal).ToList());
    }

    private static ConditionReview ConditionOf(CatalogueSnapshot catalogue, Condition condition, Func<TreatmentPair, PairReview> pairOf) => new(
        condition.Code, catalogue.FindCategory(condition.CategoryCode)?.Name.In("en") ?? condition.CategoryCode, condition.Name.In("en"), condition.Icd10,
        condition.About?.In("en"), condition.Synonyms.Select(s => s.In("en")).ToList(), condition.Rare, condition.Questionnaire.Questions.Count,
        catalogue.PairsOf(condition.Code).Select(pairOf).ToList());

    private PairReview PairOf(CatalogueSnapshot catalogue, TreatmentPair pair, int proposals) => new(
        pair.TreatmentCode, catalogue.FindTreatment(pair.TreatmentCode)?.Name.In("en") ?? pair.TreatmentCode, pair.EvidenceLevel, pair.Version, pair.ReviewedOn, pair.ReviewedBy,
        interval.DueOn(pair.EvidenceLevel, pair.ReviewedOn), interval.StateOn(pair.EvidenceLevel, pair.ReviewedOn, organisation.DayOf(time.GetUtcNow())), proposals);
}
