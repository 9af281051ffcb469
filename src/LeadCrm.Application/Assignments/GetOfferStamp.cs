using LeadCrm.Application.Access;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Assignments;

/// <summary>Whether anything about a case has changed, without opening it: looking is recorded, glancing at a version is not.</summary>
/// <param name="AssignmentId">The assignment.</param>
[AllowedTo(Roles.Clinic)]
public sealed record GetOfferStamp(Guid AssignmentId) : IRequest<OfferStamp>;

/// <summary>Equal as long as nothing has changed.</summary>
/// <param name="Version">The assignment's row version.</param>
/// <param name="Quotes">How many quotes were decided or superseded.</param>
/// <param name="Notes">How many notes the conversation has.</param>
/// <param name="Returns">How many returns were asked for or decided.</param>
public sealed record OfferStamp(int Version, int Quotes, int Notes, int Returns);

internal sealed class GetOfferStampHandler(ILeadCrmDb db) : IRequestHandler<GetOfferStamp, OfferStamp>
{
    public async Task<OfferStamp> Handle(GetOfferStamp request, CancellationToken ct) =>
        await db.Assignments.AsNoTracking().Where(a => a.Id == request.AssignmentId)
            .Select(a => new OfferStamp(a.Version, db.Quotes.Count(q => q.AssignmentId == a.Id && q.DecidedAt != null), db.CaseNotes.Count(n => n.LeadId == a.LeadId && n.AssignmentId == a.Id), db.LeadReturns.Count(r => r.AssignmentId == a.Id) + db.LeadReturns.Count(r => r.AssignmentId == a.Id && r.DecidedAt != null)))
            .FirstOrDefaultAsync(ct) ?? throw new NotFoundException();
}
