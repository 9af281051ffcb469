using LeadCrm.Application.Access;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Routing;

/// <summary>
/// Deletes a draft with its simulations; a worker that is at one of them stops with its next beat. What was published is never deleted, and the
/// draft's number is never given to another version.
/// </summary>
/// <param name="Version">The draft.</param>
/// <param name="Revision">The revision that the caller saw.</param>
[AllowedTo(Roles.Manager)]
public sealed record DiscardPolicy(int Version, int Revision) : IRequest<Unit>;

internal sealed class DiscardPolicyHandler(ILeadCrmDb db, ICallerContext callers, TimeProvider time) : IRequestHandler<DiscardPolicy, Unit>
{
    public async Task<Unit> Handle(DiscardPolicy request, CancellationToken ct)
    {
        var policy = await db.PolicyAsync(request.Version, request.Revision, ct);
        policy.RequireDiscardable();
        // The database deletes its simulations with it.
        db.RoutingPolicies.Remove(policy);
        db.Facts.Add(new Fact(FactKind.PolicyDiscarded, time.GetUtcNow(), callers.Current.Actor) { Reason = PolicyAudit.Version(policy.Version) });
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
