using LeadCrm.Application.Access;
using LeadCrm.Domain.Routing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Routing;

/// <summary>Where a simulation stands, and what it found.</summary>
/// <param name="Id">The simulation.</param>
[AllowedTo(Roles.Manager | Roles.Administrator)]
public sealed record GetSimulation(Guid Id) : IRequest<SimulationTold>;

/// <summary>A simulation.</summary>
/// <param name="Id">The simulation.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="PolicyVersion">The draft.</param>
/// <param name="PolicyName">What the draft is called.</param>
/// <param name="Revision">The draft's revision, to be sent back when it is published.</param>
/// <param name="MayBePublished">Whether the draft may be published: it says exactly what was simulated.</param>
/// <param name="PolicyStatus">Where the draft stands.</param>
/// <param name="ComparedWith">The published version that it was compared with.</param>
/// <param name="IsStillPublished">Whether that is still the published one.</param>
/// <param name="LeadsWanted">How many leads were asked for.</param>
/// <param name="LeadsFound">How many were found; null while they are read.</param>
/// <param name="LeadsDone">How many are replayed.</param>
/// <param name="IsStopping">Whether somebody asked to cancel it.</param>
/// <param name="RequestedBy">Who asked for it.</param>
/// <param name="RequestedAt">When (UTC).</param>
/// <param name="FinishedAt">When it ended (UTC).</param>
/// <param name="Failure">Why it failed, as a code.</param>
/// <param name="Changes">What the draft says differently, in sentences.</param>
/// <param name="Outcome">What it found; null until it is done.</param>
/// <param name="ClinicNames">Names of the clinics in it.</param>
public sealed record SimulationTold(
    Guid Id, SimulationStatus Status, int PolicyVersion, string PolicyName, int Revision, bool MayBePublished, PolicyStatus PolicyStatus, int ComparedWith, bool IsStillPublished,
    int LeadsWanted, int? LeadsFound, int LeadsDone, bool IsStopping, Guid RequestedBy, DateTimeOffset RequestedAt, DateTimeOffset? FinishedAt, string? Failure,
    IReadOnlyList<string> Changes, SimulationOutcome? Outcome, IReadOnlyDictionary<Guid, string> ClinicNames)
{
    /// <summary>Whether it waits or works.</summary>
    public bool IsUnderway => Status is SimulationStatus.Queued or SimulationStatus.Running;
}

internal sealed class GetSimulationHandler(ILeadCrmDb db) : IRequestHandler<GetSimulation, SimulationTold>
{
    public async Task<SimulationTold> Handle(GetSimulation request, CancellationToken ct)
    {
        var run = await db.SimulationRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == request.Id, ct) ?? throw new NotFoundException();
        var policy = await db.RoutingPolicies.AsNoTracking().SingleOrDefaultAsync(p => p.Version == run.PolicyVersion, ct) ?? throw new NotFoundException();
        var before = await db.RoutingPolicies.AsNoTracking().SingleAsync(p => p.Version == run.ComparedWith, ct);
        var names = await db.Clinics.AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        return new SimulationTold(
            run.Id, run.Status, policy.Version, policy.Name, policy.Revision,
            policy.Status == PolicyStatus.Simulated && run.Status == SimulationStatus.Done && run.Definition.SaysTheSameAs(policy.Definition), policy.Status,
            before.Version, before.Status == PolicyStatus.Published,
            run.LeadsWanted, run.LeadsFound, run.LeadsDone, run.CancelRequestedAt is not null, run.RequestedBy, run.RequestedAt, run.FinishedAt, run.Failure,
            PolicyChanges.Between(before.Definition, run.Definition, id => names.GetValueOrDefault(id, ToldDecisions.FormerPartner)), run.Outcome, names);
    }
}
