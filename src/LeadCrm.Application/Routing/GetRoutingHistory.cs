using LeadCrm.Application.Access;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Routing;

/// <summary>Every routing decision of a lead, newest first: each time that the router looked at it. 404 for an unknown lead.</summary>
/// <param name="LeadId">The lead.</param>
[AllowedTo(Roles.Coordinator | Roles.Manager | Roles.Administrator | Roles.MedicalReviewer)]
public sealed record GetRoutingHistory(Guid LeadId) : IRequest<RoutingHistory>;

/// <summary>The decisions of a lead.</summary>
/// <param name="Reference">What people call the lead.</param>
/// <param name="Decisions">The last decisions, newest first.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record RoutingHistory(string Reference, IReadOnlyList<RoutingTold> Decisions, int Total);

internal sealed class GetRoutingHistoryHandler(ILeadCrmDb db, ToldDecisions decisions, ICallerContext callers) : IRequestHandler<GetRoutingHistory, RoutingHistory>
{
    private const int MostTold = 50;

    public async Task<RoutingHistory> Handle(GetRoutingHistory request, CancellationToken ct)
    {
        var reference = await db.Leads.Where(l => l.Id == request.LeadId).Select(l => l.Reference).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        var stored = await db.DecisionsOf(request.LeadId).Take(MostTold).ToListAsync(ct);
        var told = new List<RoutingTold>();
        foreach (var decision in stored)
            told.Add((await decisions.ReadAsync(decision, ct)).Tell(decision, callers.Current.Roles));
        return new RoutingHistory(reference, told, stored.Count < MostTold ? stored.Count : await db.RoutingDecisions.CountAsync(d => d.LeadId == request.LeadId, ct));
    }
}
