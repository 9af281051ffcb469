using LeadCrm.Application.Access;
using LeadCrm.Domain.Clinics;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Clinics;

/// <summary>Countries with an approved clinic for a condition, so that the form asks only about journeys that exist.</summary>
/// <param name="Condition">Condition code.</param>
/// <param name="Treatment">Treatment code; null for any treatment of the condition.</param>
[AllowedTo(Roles.Anonymous)]
public sealed record ListDestinations(string Condition, string? Treatment) : IRequest<IReadOnlyList<string>>;

internal sealed class ListDestinationsHandler(ILeadCrmDb db) : IRequestHandler<ListDestinations, IReadOnlyList<string>>
{
    public async Task<IReadOnlyList<string>> Handle(ListDestinations request, CancellationToken ct)
    {
        var approved = await db.Clinics.AsNoTracking().Where(c => c.VettingStatus == VettingStatus.Approved).Select(c => new { c.Country, c.Offerings }).ToListAsync(ct);
        return approved
            .Where(c => c.Offerings.Any(o => o.ConditionCode == request.Condition && (request.Treatment is null || o.TreatmentCode == request.Treatment)))
            .Select(c => c.Country).Distinct().Order(StringComparer.Ordinal).ToList();
    }
}
