using LeadCrm.Application.Access;
using LeadCrm.Domain;
using LeadCrm.Domain.Leads;
using MediatR;

namespace LeadCrm.Application.Leads;

/// <summary>A coordinator takes a lead. Of two who press at once one has it, and the other reads who: <c>claimed-by-other</c>.</summary>
/// <param name="LeadId">The lead.</param>
[AllowedTo(Roles.Coordinator)]
public sealed record ClaimLead(Guid LeadId) : IRequest<Unit>;

internal sealed class ClaimLeadHandler(ILeadCrmDb db, IPeople people, ICallerContext callers, TimeProvider time) : IRequestHandler<ClaimLead, Unit>
{
    public async Task<Unit> Handle(ClaimLead request, CancellationToken ct)
    {
        var lead = await db.LeadAsync(request.LeadId, ct);
        if (db.OnlyLooks)
            await RefuseIfOtherWasFasterAsync(lead, ct);
        lead.Claim(callers.Current.Actor, time.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }

    /// <summary>Taking a lead over is allowed; taking it over by a click that meant a lead without an owner is not.</summary>
    private async Task RefuseIfOtherWasFasterAsync(Lead lead, CancellationToken ct)
    {
        if (lead.OwnerId is not { } owner || owner == callers.Current.Actor.Id)
            return;
        throw new BrokenRuleException("claimed-by-other", $"{(await people.FindAsync(owner, ct))?.Name ?? "A colleague"} was faster and has this lead now.");
    }
}
