using LeadCrm.Application.Access;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Routing;

/// <summary>The leads that a simulated draft changes most, each with both explanations.</summary>
/// <param name="SimulationId">The simulation.</param>
[AllowedTo(Roles.Manager | Roles.Administrator)]
public sealed record GetSimulatedLeads(Guid SimulationId) : IRequest<IReadOnlyList<SimulatedLeadTold>>;

/// <summary>A lead under both policies.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="QualifiedAt">When it was qualified (UTC).</param>
/// <param name="Before">Under the published policy.</param>
/// <param name="After">Under the draft.</param>
public sealed record SimulatedLeadTold(Guid LeadId, string Reference, DateTimeOffset QualifiedAt, IReadOnlyList<string> Before, IReadOnlyList<string> After);

internal sealed class GetSimulatedLeadsHandler(ILeadCrmDb db, ToldDecisions decisions) : IRequestHandler<GetSimulatedLeads, IReadOnlyList<SimulatedLeadTold>>
{
    public async Task<IReadOnlyList<SimulatedLeadTold>> Handle(GetSimulatedLeads request, CancellationToken ct)
    {
        var run = await db.SimulationRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == request.SimulationId, ct) ?? throw new NotFoundException();
        if (run.Outcome is not { } outcome)
            return [];
        var published = await decisions.PolicyAsync(run.ComparedWith, ct);
        var ids = outcome.MostChanged.Select(l => l.LeadId).ToList();
        var references = await db.Leads.AsNoTracking().Where(l => ids.Contains(l.Id)).Select(l => new { l.Id, l.Reference }).ToDictionaryAsync(l => l.Id, l => l.Reference, ct);
        var told = new List<SimulatedLeadTold>();
        foreach (var lead in outcome.MostChanged)
        {
            var before = await decisions.ReadAsync(lead.Before, outcome.SnapshotHash, published, ct);
            var after = await decisions.ReadAsync(lead.After, outcome.SnapshotHash, run.Definition, ct);
            told.Add(new SimulatedLeadTold(lead.LeadId, references.GetValueOrDefault(lead.LeadId, "a lead that is gone"), before.Decision.At, before.Told.ForManager(), after.Told.ForManager()));
        }

        return told;
    }
}
