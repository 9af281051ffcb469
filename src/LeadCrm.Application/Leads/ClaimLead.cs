using LeadCrm.Application.Access;
using MediatR;

namespace LeadCrm.Application.Leads;

/// <summary>A coordinator takes a lead.</summary>
/// <param name="LeadId">The lead.</param>
[AllowedTo(Roles.Coordinator)]
public sealed record ClaimLead(Guid LeadId) : IRequest<Unit>;

internal sealed class ClaimLeadHandler(ILeadCrmDb db, ICallerContext callers, TimeProvider time) : IRequestHandler<ClaimLead, Unit>
{
    public async Task<Unit> Handle(ClaimLead request, CancellationToken ct)
    {
        var lead = await db.LeadAsync(request.LeadId, ct);
        lead.Claim(callers.Current.Actor, time.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
