using LeadCrm.Application.Access;
using LeadCrm.Domain.FollowUps;
using MediatR;

namespace LeadCrm.Application.Leads;

/// <summary>A coordinator records that the represented adult, or a documented representative, has confirmed the request; who asked is told by mail.</summary>
/// <param name="LeadId">The lead.</param>
[AllowedTo(Roles.Coordinator)]
public sealed record ConfirmRepresentation(Guid LeadId) : IRequest<Unit>;

internal sealed class ConfirmRepresentationHandler(ILeadCrmDb db, ICallerContext callers, TimeProvider time) : IRequestHandler<ConfirmRepresentation, Unit>
{
    public async Task<Unit> Handle(ConfirmRepresentation request, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var lead = await db.LeadAsync(request.LeadId, ct);
        var isFirst = lead.RepresentationConfirmedAt is null;
        lead.ConfirmRepresentation(callers.Current.Actor, at);
        if (isFirst && lead.Requester.Email is not null)
            db.Messages.Add(new Message(MessageKind.RepresentationConfirmed, lead.Id, lead.Id, at, at));
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
