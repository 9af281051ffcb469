using LeadCrm.Application.Access;
using LeadCrm.Domain.Routing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Routing;

/// <summary>One version of the routing policy with everything that its editor shows.</summary>
/// <param name="Version">The version.</param>
[AllowedTo(Roles.Manager | Roles.Administrator)]
public sealed record GetPolicy(int Version) : IRequest<PolicyDetails>;

/// <summary>A version.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Revision">To be sent back with a change.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Definition">What it says.</param>
/// <param name="BasedOn">The version that it was copied from.</param>
/// <param name="DraftedBy">Who drafted it; null for the one that ships with the product.</param>
/// <param name="DraftedAt">When it was drafted (UTC).</param>
/// <param name="PublishedBy">Who published it.</param>
/// <param name="PublishedAt">When it was published (UTC).</param>
/// <param name="Published">The version that is published at present; null when none is.</param>
/// <param name="PublishedDefinition">What that one says.</param>
/// <param name="Clinics">All clinics by name, for shares and caps.</param>
/// <param name="Simulations">The last simulations of this version, newest first.</param>
public sealed record PolicyDetails(
    int Version, int Revision, string Name, PolicyStatus Status, PolicyDefinition Definition, int? BasedOn, Guid? DraftedBy, DateTimeOffset DraftedAt, Guid? PublishedBy,
    DateTimeOffset? PublishedAt, int? Published, PolicyDefinition? PublishedDefinition, IReadOnlyList<PolicyClinic> Clinics, IReadOnlyList<SimulationLine> Simulations);

/// <summary>A clinic that a policy can name.</summary>
/// <param name="Id">The clinic.</param>
/// <param name="Name">Its name.</param>
/// <param name="Country">ISO 3166-1.</param>
public sealed record PolicyClinic(Guid Id, string Name, string Country);

/// <summary>A simulation in a list.</summary>
/// <param name="Id">The simulation.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="RequestedAt">When it was asked for (UTC).</param>
/// <param name="LeadsWanted">How many leads were asked for.</param>
/// <param name="IsOfThis">Whether it is of exactly what the version says now.</param>
public sealed record SimulationLine(Guid Id, SimulationStatus Status, DateTimeOffset RequestedAt, int LeadsWanted, bool IsOfThis);

internal sealed class GetPolicyHandler(ILeadCrmDb db) : IRequestHandler<GetPolicy, PolicyDetails>
{
    private const int LastSimulations = 5;

    public async Task<PolicyDetails> Handle(GetPolicy request, CancellationToken ct)
    {
        var policy = await db.RoutingPolicies.AsNoTracking().SingleOrDefaultAsync(p => p.Version == request.Version, ct) ?? throw new NotFoundException();
        var published = await db.RoutingPolicies.AsNoTracking().SingleOrDefaultAsync(p => p.Status == PolicyStatus.Published, ct);
        var clinics = await db.Clinics.AsNoTracking().OrderBy(c => c.Name).Select(c => new PolicyClinic(c.Id, c.Name, c.Country)).ToListAsync(ct);
        var runs = await db.SimulationRuns.AsNoTracking().Where(r => r.PolicyVersion == policy.Version).OrderByDescending(r => r.RequestedAt)
            .Select(r => new { r.Id, r.Status, r.RequestedAt, r.LeadsWanted, r.Definition }).Take(LastSimulations).ToListAsync(ct);
        return new PolicyDetails(
            policy.Version, policy.Revision, policy.Name, policy.Status, policy.Definition, policy.BasedOn, policy.DraftedBy, policy.DraftedAt, policy.PublishedBy, policy.PublishedAt,
            published?.Version, published?.Definition, clinics,
            runs.ConvertAll(r => new SimulationLine(r.Id, r.Status, r.RequestedAt, r.LeadsWanted, r.Definition.SaysTheSameAs(policy.Definition))));
    }
}
