using LeadCrm.Application.Access;
using LeadCrm.Domain;
using LeadCrm.Domain.Routing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Routing;

/// <summary>Runs the simulation that waits longest, or that a killed worker left. Answers whether there was one.</summary>
[AllowedTo(Roles.System)]
public sealed record RunSimulations : IRequest<bool>;

internal sealed class RunSimulationsHandler(ILeadCrmDb db, SimulationWork work, TimeProvider time) : IRequestHandler<RunSimulations, bool>
{
    public async Task<bool> Handle(RunSimulations request, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var gone = at - SimulationRun.Patience;
        var run = await db.SimulationRuns
            .Where(r => r.Status == SimulationStatus.Queued || (r.Status == SimulationStatus.Running && r.BeatAt <= gone))
            .OrderBy(r => r.RequestedAt)
            .FirstOrDefaultAsync(ct);
        if (run is null)
            return false;
        try
        {
            await ClaimAsync(run, at, ct);
        }
        catch (BrokenRuleException e) when (e.Code is "changed-meanwhile" or "simulation-taken")
        {
            // Another worker was faster, or it was cancelled: look again.
            return true;
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
