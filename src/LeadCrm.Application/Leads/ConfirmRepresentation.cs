using LeadCrm.Application.Access;
using MediatR;

namespace LeadCrm.Application.Leads;

/// <summary>A coordinator records that the represented adult, or a documented representative, has confirmed the request.</summary>
/// <param name="LeadId">The lead.</param>
[AllowedTo(Roles.Coordinator)]
public sealed record ConfirmRepresentation(Guid LeadId) : IRequest<Unit>;

internal sealed class ConfirmRepresentationHandler(ILeadCrmDb db, ICallerContext callers, TimeProvider time) : IRequestHandler<ConfirmRepresentation, Unit>
{
    public async Task<Unit> Handle(ConfirmRepresentation request, CancellationToken ct)
    {
        var lead = await db.LeadAsync(request.LeadId, ct);
        lead.ConfirmRepresentation(callers.Current.Actor, time.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
