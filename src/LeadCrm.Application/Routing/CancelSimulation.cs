using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Journal;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Routing;

/// <summary>Asks to stop a simulation: one that waits ends at once, one that runs within about a second. One that has ended stays as it is.</summary>
/// <param name="Id">The simulation.</param>
[AllowedTo(Roles.Manager)]
[RepeatedOnConflict]
public sealed record CancelSimulation(Guid Id) : IRequest<Unit>;

internal sealed class CancelSimulationHandler(ILeadCrmDb db, ICallerContext callers, TimeProvider time) : IRequestHandler<CancelSimulation, Unit>
{
    public async Task<Unit> Handle(CancelSimulation request, CancellationToken ct)
    {
        var run = await db.SimulationRuns.SingleOrDefaultAsync(r => r.Id == request.Id, ct) ?? throw new NotFoundException();
        var (asked, at) = (run.CancelRequestedAt, time.GetUtcNow());
        run.Cancel(at);
        if (run.CancelRequestedAt != asked)
            db.Facts.Add(new Fact(FactKind.SimulationCancelled, at, callers.Current.Actor) { SubjectId = run.Id });
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
