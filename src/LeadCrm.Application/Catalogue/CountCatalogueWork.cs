using LeadCrm.Application.Access;
using LeadCrm.Application.Values;
using LeadCrm.Domain.Catalogue;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Catalogue;

/// <summary>What waits in the catalogue.</summary>
[AllowedTo(Roles.Manager | Roles.Administrator | Roles.MedicalReviewer | Roles.Coordinator)]
public sealed record CountCatalogueWork : IRequest<CatalogueWork>;

/// <summary>What waits.</summary>
/// <param name="ReviewsDue">Pairs whose evidence has to be looked at again now.</param>
/// <param name="Proposals">Changes of others that wait for a second person.</param>
public sealed record CatalogueWork(int ReviewsDue, int Proposals);

internal sealed class CountCatalogueWorkHandler(ILeadCrmDb db, ICatalogue catalogues, ReviewInterval interval, ICallerContext callers, OrganisationCalendar organisation, TimeProvider time)
    : IRequestHandler<CountCatalogueWork, CatalogueWork>
{
    public async Task<CatalogueWork> Handle(CountCatalogueWork request, CancellationToken ct)
    {
        var today = organisation.DayOf(time.GetUtcNow());
        var me = callers.Current.UserId;
        var catalogue = await catalogues.GetAsync(ct);
        return new CatalogueWork(
            catalogue.Pairs.Count(p => interval.StateOn(p.EvidenceLevel, p.ReviewedOn, today) == ReviewState.Due),
            await db.PairRevisions.CountAsync(r => r.Status == RevisionStatus.Proposed && r.DraftedById != me, ct));
    }
}
