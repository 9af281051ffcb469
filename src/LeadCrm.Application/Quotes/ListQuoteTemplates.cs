using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Quotes;

/// <summary>The clinic's templates by treatment and name; all of them, or those of one pair.</summary>
/// <param name="ConditionCode">Only this condition.</param>
/// <param name="TreatmentCode">Only this treatment.</param>
[AllowedTo(Roles.Clinic)]
public sealed record ListQuoteTemplates(string? ConditionCode = null, string? TreatmentCode = null) : IRequest<IReadOnlyList<QuoteTemplateItem>>;

/// <summary>A template in a list.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">What the clinic calls it.</param>
/// <param name="Condition">The condition's name, English.</param>
/// <param name="Treatment">The treatment's name, English.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Total">What its lines add up to.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="ValidDays">Days for which a quote made from it is valid.</param>
/// <param name="ChangedAt">When it was last changed (UTC).</param>
public sealed record QuoteTemplateItem(
    Guid Id, string Name, string Condition, string Treatment, string Currency, decimal Total, int Lines, int ValidDays, DateTimeOffset ChangedAt);

internal sealed class ListQuoteTemplatesHandler(ILeadCrmDb db, ICatalogue catalogues) : IRequestHandler<ListQuoteTemplates, IReadOnlyList<QuoteTemplateItem>>
{
    public async Task<IReadOnlyList<QuoteTemplateItem>> Handle(ListQuoteTemplates request, CancellationToken ct)
    {
        var catalogue = await catalogues.GetAsync(ct);
        var templates = await db.QuoteTemplates.AsNoTracking()
            .Where(t => (request.ConditionCode == null || t.ConditionCode == request.ConditionCode) && (request.TreatmentCode == null || t.TreatmentCode == request.TreatmentCode))
            .OrderBy(t => t.ConditionCode).ThenBy(t => t.TreatmentCode).ThenBy(t => t.Name)
            .ToListAsync(ct);
        return templates.Select(t => new QuoteTemplateItem(
            t.Id, t.Name, catalogue.FindCondition(t.ConditionCode)?.Name.In("en") ?? t.ConditionCode, catalogue.FindTreatment(t.TreatmentCode)?.Name.In("en") ?? t.TreatmentCode,
            t.Content.Currency, t.Content.Total, t.Content.Items.Count, t.ValidDays, t.ChangedAt)).ToList();
    }
}
