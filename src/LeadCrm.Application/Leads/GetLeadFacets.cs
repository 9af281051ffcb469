using FluentValidation;
using LeadCrm.Application.Access;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Leads;

/// <summary>By what leads can be narrowed down: the values that occur among them, the most frequent first.</summary>
[AllowedTo(Roles.Coordinator | Roles.Manager | Roles.Administrator | Roles.MedicalReviewer)]
public sealed record GetLeadFacets : IRequest<LeadFacets>
{
    /// <summary>Which leads; by default the queue.</summary>
    public LeadQuery Query { get; init; } = LeadQuery.Work;
}

/// <summary>Values of filters.</summary>
/// <param name="Conditions">Condition codes.</param>
/// <param name="Countries">Countries, ISO 3166-1.</param>
/// <param name="Sources">Sources.</param>
/// <param name="Articles">Article slugs.</param>
public sealed record LeadFacets(IReadOnlyList<LeadFacet> Conditions, IReadOnlyList<LeadFacet> Countries, IReadOnlyList<LeadFacet> Sources, IReadOnlyList<LeadFacet> Articles);

/// <summary>A value and how often it occurs.</summary>
/// <param name="Value">The value; of several spellings the most frequent.</param>
/// <param name="Count">How many leads have it.</param>
public sealed record LeadFacet(string Value, int Count);

internal sealed class GetLeadFacetsValidator : AbstractValidator<GetLeadFacets>
{
    public GetLeadFacetsValidator() => RuleFor(r => r.Query).SetValidator(new LeadQueryValidator());
}

internal sealed class GetLeadFacetsHandler(LeadFilter filter, FacetMemory memory) : IRequestHandler<GetLeadFacets, LeadFacets>
{
    private const int MostValues = 60;

    public Task<LeadFacets> Handle(GetLeadFacets request, CancellationToken ct) =>
        request.Query == LeadQuery.Work ? memory.GetAsync(again => ReadAsync(request.Query, again), ct) : ReadAsync(request.Query, ct);

    private async Task<LeadFacets> ReadAsync(LeadQuery query, CancellationToken ct)
    {
        var leads = filter.Of(query);
        return new LeadFacets(
            await MostFrequentAsync(leads.Select(l => l.ConditionCode), ct),
            await MostFrequentAsync(leads.Select(l => l.Requester.Country), ct),
            await MostFrequentAsync(leads.Select(l => l.Attribution.Source), ct),
            await MostFrequentAsync(leads.Select(l => l.Attribution.ArticleSlug), ct));
    }

    private static async Task<IReadOnlyList<LeadFacet>> MostFrequentAsync(IQueryable<string?> values, CancellationToken ct)
    {
        var spelled = await values.Where(v => v != null).GroupBy(v => v!).Select(g => new { g.Key, Count = g.Count() })
            .OrderByDescending(g => g.Count).ThenBy(g => g.Key).Take(MostValues).ToListAsync(ct);
        return [.. spelled.GroupBy(s => s.Key, StringComparer.OrdinalIgnoreCase).Select(g => new LeadFacet(g.First().Key, g.Sum(s => s.Count)))];
    }
}
