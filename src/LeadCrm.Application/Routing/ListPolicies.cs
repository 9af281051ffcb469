using LeadCrm.Application.Access;
using LeadCrm.Domain.Routing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Routing;

/// <summary>All versions of the routing policy, the newest first.</summary>
[AllowedTo(Roles.Manager | Roles.Administrator)]
public sealed record ListPolicies : IRequest<PolicyList>;

/// <summary>The versions.</summary>
/// <param name="Versions">Newest first.</param>
/// <param name="ClinicNames">Names of the clinics that a version names in a share or a cap.</param>
public sealed record PolicyList(IReadOnlyList<PolicyVersion> Versions, IReadOnlyDictionary<Guid, string> ClinicNames);

/// <summary>One version.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Status">Draft, simulated, published or retired.</param>
/// <param name="Definition">What it says.</param>
/// <param name="BasedOn">The version that it was copied from.</param>
/// <param name="DraftedAt">When it was drafted (UTC).</param>
/// <param name="DraftedBy">Who drafted it; null for the one that ships with the product.</param>
/// <param name="PublishedAt">When it was published (UTC).</param>
/// <param name="PublishedBy">Who published it; null for a draft and for the one that ships with the product.</param>
/// <param name="RetiredAt">When the next one took over (UTC).</param>
public sealed record PolicyVersion(
    int Version, string Name, PolicyStatus Status, PolicyDefinition Definition, int? BasedOn, DateTimeOffset DraftedAt, Guid? DraftedBy, DateTimeOffset? PublishedAt,
    Guid? PublishedBy, DateTimeOffset? RetiredAt);

internal sealed class ListPoliciesHandler(ILeadCrmDb db) : IRequestHandler<ListPolicies, PolicyList>
{
    public async Task<PolicyList> Handle(ListPolicies request, CancellationToken ct)
    {
        var policies = await db.RoutingPolicies.AsNoTracking().OrderByDescending(p => p.Version).ToListAsync(ct);
        var named = policies.SelectMany(p => p.Definition.Shares.Select(s => s.ClinicId).Concat(p.Definition.Caps.Named.Select(c => c.ClinicId))).Distinct().ToList();
        var names = await db.Clinics.AsNoTracking().Where(c => named.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        return new PolicyList(
            policies.Select(p => new PolicyVersion(p.Version, p.Name, p.Status, p.Definition, p.BasedOn, p.DraftedAt, p.DraftedBy, p.PublishedAt, p.PublishedBy, p.RetiredAt)).ToList(), names);
    }
}
