using LeadCrm.Application.Access;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Routing;
using MediatR;

namespace LeadCrm.Application.Routing;

/// <summary>Publishes a simulated draft and retires the version published so far; from the next decision on it routes.</summary>
/// <param name="Version">The draft.</param>
/// <param name="Revision">The revision that the caller saw.</param>
[AllowedTo(Roles.Manager)]
public sealed record PublishPolicy(int Version, int Revision) : IRequest<Unit>;

internal sealed class PublishPolicyHandler(ILeadCrmDb db, ICallerContext callers, TimeProvider time) : IRequestHandler<PublishPolicy, Unit>
{
    public async Task<Unit> Handle(PublishPolicy request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current);
        var policy = await db.PolicyAsync(request.Version, request.Revision, ct);
        await db.RefuseProblemsAsync(policy.Definition, ct);
        if ((await db.RoutingPolicies.CurrentAsync(p => p.Status == PolicyStatus.Published, ct)).SingleOrDefault() is { } published && published != policy)
            published.Retire(at);
        policy.Publish(by.UserId!.Value, at);
        db.Facts.Add(new Fact(FactKind.PolicyPublished, at, by.Actor) { Reason = PolicyAudit.Version(policy.Version) });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DuplicateKeyException)
        {
            throw new BrokenRuleException("changed-meanwhile", "Somebody else published a policy at the same moment; look at it and decide again.");
        }

        return Unit.Value;
    }
}
