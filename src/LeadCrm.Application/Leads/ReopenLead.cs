using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using MediatR;

namespace LeadCrm.Application.Leads;

/// <summary>Takes a lost or disqualified lead up again.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Note">Why.</param>
[AllowedTo(Roles.Coordinator)]
public sealed record ReopenLead(Guid LeadId, string? Note) : IRequest<Unit>;

internal sealed class ReopenLeadValidator : AbstractValidator<ReopenLead>
{
    public ReopenLeadValidator() => RuleFor(r => r.Note).Note();
}

internal sealed class ReopenLeadHandler(ILeadCrmDb db, IClinicalVault vault, ICallerContext callers, TimeProvider time) : IRequestHandler<ReopenLead, Unit>
{
    public async Task<Unit> Handle(ReopenLead request, CancellationToken ct)
    {
        var lead = await db.LeadAsync(request.LeadId, ct);
        lead.Reopen(vault.SealNote(lead.Id, request.Note), callers.Current.Actor, time.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
