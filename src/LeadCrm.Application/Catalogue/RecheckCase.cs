using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Leads;
using MediatR;

namespace LeadCrm.Application.Catalogue;

/// <summary>Looks at one case again after the evidence or the rules of its treatment were revised.</summary>
/// <param name="LeadId">The lead.</param>
[AllowedTo(Roles.System)]
[RepeatedOnConflict]
public sealed record RecheckCase(Guid LeadId) : IRequest<Unit>;

internal sealed class RecheckCaseHandler(ILeadCrmDb db, ICatalogue catalogues, QualifiedCase cases, CaseRecheck recheck, TimeProvider time) : IRequestHandler<RecheckCase, Unit>
{
    public async Task<Unit> Handle(RecheckCase request, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var lead = await db.LeadAsync(request.LeadId, ct);
        if (!CaseRecheck.Concerns(lead.Stage))
            return Unit.Value;
        var before = lead.Eligibility;
        await cases.AssessAsync(lead, ct);
        // The clinics that are asked from now on read what the new rules found.
        if (lead.Eligibility != before && lead.Stage <= LeadStage.Routed)
            await cases.RewriteAsync(lead, ct);
        await recheck.FollowAsync(lead, await catalogues.GetAsync(ct), Actor.System, at, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
