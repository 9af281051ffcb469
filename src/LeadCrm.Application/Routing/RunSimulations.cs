using LeadCrm.Application.Access;
using LeadCrm.Application.FollowUps;
using LeadCrm.Domain;
using LeadCrm.Domain.Routing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Routing;

/// <summary>Runs the simulation that waits longest, or that a killed worker left. Answers whether there was one.</summary>
[AllowedTo(Roles.System)]
public sealed record RunSimulations : IRequest<bool>;

internal sealed class RunSimulationsHandler(ILeadCrmDb db, SimulationWork work, OneByOne items, TimeProvider time) : IRequestHandler<RunSimulations, bool>
{
    public async Task<bool> Handle(RunSimulations request, CancellationToken ct)
    {
        var gone = time.GetUtcNow() - SimulationRun.Patience;
        var resting = items.Resting(Queues.Simulations);
        var next = await db.SimulationRuns
            .Where(r => (r.Status == SimulationStatus.Queued || (r.Status == SimulationStatus.Running && r.BeatAt <= gone)) && !resting.Contains(r.Id))
            .OrderBy(r => r.RequestedAt)
            .Select(r => (Guid?)r.Id)
            .FirstOrDefaultAsync(ct);
        if (next is not { } id)
            return false;
        // Whether it ran, failed or was taken by another worker: look again.
        await items.TryAsync(Queues.Simulations, id, lead: null, () => RunAsync(id, ct), ct);
        return true;
    }

    private async Task<bool> RunAsync(Guid id, CancellationToken ct)
    {
        var run = await db.SimulationRuns.SingleAsync(r => r.Id == id, ct);
        try
        {
            await ClaimAsync(run, time.GetUtcNow(), ct);
        }
        catch (BrokenRuleException e) when (e.Code == "simulation-taken")
        {
            // Another worker was faster, or it was cancelled.
            return false;
        }

        if (run.Status == SimulationStatus.Running)
            await work.DoAsync(run, ct);
        return true;
    }

    private async Task ClaimAsync(SimulationRun run, DateTimeOffset at, CancellationToken ct)
    {
        run.Claim(at);
        if (run.CancelRequestedAt is not null)
            run.Stop(at);
        else if (run.Attempt > SimulationRun.MostAttempts)
            run.Fail("interrupted-too-often", at);
        await db.SaveChangesAsync(ct);
    }
}
