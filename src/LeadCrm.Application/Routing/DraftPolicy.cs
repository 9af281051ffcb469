using LeadCrm.Application.Access;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Routing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Routing;

/// <summary>Drafts a new version as a copy of any other. Answers its number.</summary>
/// <param name="From">The version to copy.</param>
[AllowedTo(Roles.Manager)]
public sealed record DraftPolicy(int From) : IRequest<int>;

internal sealed class DraftPolicyHandler(ILeadCrmDb db, IPolicyNumbers numbers, ICallerContext callers, TimeProvider time) : IRequestHandler<DraftPolicy, int>
{
    public async Task<int> Handle(DraftPolicy request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current);
        var source = await db.RoutingPolicies.AsNoTracking().SingleOrDefaultAsync(p => p.Version == request.From, ct) ?? throw new NotFoundException();
        var version = await numbers.NextAsync(ct);
        db.RoutingPolicies.Add(RoutingPolicy.Draft(version, NameOf(source), source.Definition, by.UserId!.Value, at, source.Version));
        db.Facts.Add(new Fact(FactKind.PolicyDrafted, at, by.Actor) { Reason = PolicyAudit.Version(version) });
        await db.SaveChangesAsync(ct);
        return version;
    }

    private static string NameOf(RoutingPolicy source)
    {
        const string Prefix = "Copy of ";
        var name = source.Name.StartsWith(Prefix, StringComparison.Ordinal) ? source.Name : Prefix + source.Name;
        return name.Length <= RoutingPolicy.LongestName ? name : name[..RoutingPolicy.LongestName];
    }
}
