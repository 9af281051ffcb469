using LeadCrm.Application.Access;
using LeadCrm.Domain.Assignments;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Assignments;

/// <summary>How many cases a clinic has in each part of its inbox.</summary>
[AllowedTo(Roles.Clinic)]
public sealed record CountOffers : IRequest<OfferCounts>;

/// <summary>Counts of the inbox.</summary>
/// <param name="Open">Offers that wait for an answer.</param>
/// <param name="Working">Cases the clinic took and that still live.</param>
/// <param name="Ended">Cases that have ended.</param>
public sealed record OfferCounts(int Open, int Working, int Ended);

internal sealed class CountOffersHandler(ILeadCrmDb db) : IRequestHandler<CountOffers, OfferCounts>
{
    public async Task<OfferCounts> Handle(CountOffers request, CancellationToken ct)
    {
        var byStatus = await db.Assignments.AsNoTracking().GroupBy(a => a.Status).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var open = byStatus.Where(s => s.Key == AssignmentStatus.Offered).Sum(s => s.Count);
        var living = byStatus.Where(s => AssignmentMoves.IsLiving(s.Key)).Sum(s => s.Count);
        return new OfferCounts(open, living - open, byStatus.Sum(s => s.Count) - living);
    }
}
