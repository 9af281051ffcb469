using LeadCrm.Application.Access;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Leads;

/// <summary>By what the open leads can be narrowed down: the values that occur among them, the most frequent first.</summary>
[AllowedTo(Roles.Coordinator | Roles.Manager | Roles.Administrator | Roles.MedicalReviewer)]
public sealed record GetLeadFacets : IRequest<LeadFacets>;

/// <summary>Values of filters.</summary>
/// <param name="Conditions">Condition codes.</param>
/// <param name="Countries">Countries, ISO 3166-1.</param>
/// <param name="Sources">Sources.</param>
/// <param name="Articles">Article slugs.</param>
public sealed record LeadFacets(IReadOnlyList<string> Conditions, IReadOnlyList<string> Countries, IReadOnlyList<string> Sources, IReadOnlyList<string> Articles);

internal sealed class GetLeadFacetsHandler(ILeadCrmDb db, FacetMemory memory) : IRequestHandler<GetLeadFacets, LeadFacets>
{
    private const int MostValues = 60;

    public Task<LeadFacets> Handle(GetLeadFacets request, CancellationToken ct) => memory.GetAsync(ReadAsync, ct);

    private async Task<LeadFacets> ReadAsync(CancellationToken ct)
    {
        var open = db.Leads.AsNoTracking().Where(l => l.NextStepDueAt != null);
        return new LeadFacets(
            await MostFrequentAsync(open.Select(l => l.ConditionCode), ct),
            await MostFrequentAsync(open.Select(l => l.Requester.Country), ct),
            await MostFrequentAsync(open.Select(l => l.Attribution.Source), ct),
            await MostFrequentAsync(open.Select(l => l.Attribution.ArticleSlug), ct));
    }

    private static async Task<IReadOnlyList<string>> MostFrequentAsync(IQueryable<string?> values, CancellationToken ct) =>
        [.. (await values.Where(v => v != null).GroupBy(v => v!).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).Take(MostValues).ToListAsync(ct))
            .DistinctBy(v => v, StringComparer.OrdinalIgnoreCase)];
}
