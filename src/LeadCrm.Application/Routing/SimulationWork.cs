using System.Buffers.Binary;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.FollowUps;
using LeadCrm.Domain;
using LeadCrm.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LeadCrm.Application.Routing;

/// <summary>
/// The work on a claimed simulation: read, replay, write. It beats twice a second; each beat also learns whether it is to stop, and whether
/// the claim still holds (another worker takes it over when beats fail to come). Only the holder of the claim writes.
/// </summary>
internal sealed class SimulationWork(ILeadCrmDb db, IPastRouting past, ICatalogue catalogues, TimeProvider time, ILogger<SimulationWork> log)
{
    private const int MostTries = 5;
    private static readonly TimeSpan s_beat = TimeSpan.FromMilliseconds(500);

    public async Task DoAsync(SimulationRun claimed, CancellationToken ct)
    {
        var (id, attempt) = (claimed.Id, claimed.Attempt);
        try
        {
            var outcome = await SimulateAsync(claimed, ct);
            await TryWriteAsync(id, attempt, run => FinishAsync(run, outcome), ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The process shuts down in good order: another one begins anew at once.
            await TryWriteAsync(id, attempt, run => Now(run.Release), CancellationToken.None);
            throw;
        }
        catch (StoppedException)
        {
            await TryWriteAsync(id, attempt, run => Now(() => run.Stop(time.GetUtcNow())), ct);
        }
        catch (LostException)
        {
            log.LogInformation("Simulation {SimulationId} was taken over, has ended or was deleted", id);
        }
#pragma warning disable CA1031 // Whatever is broken about one simulation is told on its page; it must not be begun again and again. While the database is away nothing is broken: it is taken over later.
        catch (Exception e) when (ItemFailure.IsOfItem(e) && e is not BrokenRuleException { Code: "changed-meanwhile" })
#pragma warning restore CA1031
        {
            log.LogError("Simulation {SimulationId} failed: {Failure}", id, e.GetType().Name);
            await TryWriteAsync(id, attempt, run => Now(() => run.Fail(e is BrokenRuleException broken ? broken.Code : "failed", time.GetUtcNow())), ct);
        }
    }

    private async Task<SimulationOutcome> SimulateAsync(SimulationRun run, CancellationToken ct)
    {
        var (id, attempt, draft, wanted) = (run.Id, run.Attempt, run.Definition, run.LeadsWanted);
        var published = await db.RoutingPolicies.AsNoTracking().Where(p => p.Version == run.ComparedWith).Select(p => p.Definition).SingleAsync(ct);
        var snapshot = await past.KeepSnapshotAsync(time.GetUtcNow(), ct);
        var cases = new PastCases(await catalogues.GetAsync(ct));
        await foreach (var page in past.ReadAsync(wanted, ct))
        {
            cases.Add(page);
            await BeatAsync(id, attempt, found: null, done: 0, ct);
        }

        // The seed comes from the simulation, so that taking it over gives the same result.
        var seed = BinaryPrimitives.ReadUInt64BigEndian(id.ToByteArray(bigEndian: true).AsSpan(8));
        var simulation = new PolicySimulation(cases.Leads, snapshot, published, draft, seed);
        return await ReplayAsync(simulation, id, attempt, cases.Leads.Count, ct) with { Happened = cases.Happened() };
    }

    private async Task<SimulationOutcome> ReplayAsync(PolicySimulation simulation, Guid id, int attempt, int found, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var done = 0;
        var replay = Task.Run(() => simulation.Run(n => Volatile.Write(ref done, n), stop.Token), CancellationToken.None);
        try
        {
            // The clock on the wall: a beat says that this process is alive, whatever time it is in the database.
            while (await Task.WhenAny(replay, Task.Delay(s_beat, ct)) != replay)
                await BeatAsync(id, attempt, found, Volatile.Read(ref done), ct);
            return await replay;
        }
        catch
        {
            await stop.CancelAsync();
            await Task.WhenAny(replay);
            throw;
        }
    }

    private async Task BeatAsync(Guid id, int attempt, int? found, int done, CancellationToken ct)
    {
        var written = await TryWriteAsync(
            id,
            attempt,
            run =>
            {
                if (run.CancelRequestedAt is not null)
                    throw new StoppedException();
                return Now(() => run.Beat(found, done, time.GetUtcNow()));
            },
            ct);
        if (!written)
            throw new LostException();
    }

    /// <summary>The draft may be published once it was simulated as it stands; if it was changed meanwhile, this says nothing about it.</summary>
    private async Task FinishAsync(SimulationRun run, SimulationOutcome outcome)
    {
        run.Finish(outcome, time.GetUtcNow());
        var policy = await db.RoutingPolicies.SingleOrDefaultAsync(p => p.Version == run.PolicyVersion);
        policy?.Simulated(run.Id, run.Definition);
    }

    /// <summary>Changes the row if the claim still holds; when somebody else changed it a moment before, once more on what it is now.</summary>
    private async Task<bool> TryWriteAsync(Guid id, int attempt, Func<SimulationRun, Task> write, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            ((DbContext)db).ChangeTracker.Clear();
            var run = await db.SimulationRuns.SingleOrDefaultAsync(r => r.Id == id, ct);
            // It is gone when its draft was deleted.
            if (run?.Status != SimulationStatus.Running || run.Attempt != attempt)
                return false;
            try
            {
                await write(run);
                await db.SaveChangesAsync(ct);
                return true;
            }
            catch (BrokenRuleException e) when (e.Code == "changed-meanwhile" && tries < MostTries)
            {
                // Decided anew on what is there now.
            }
        }
    }

    private static Task Now(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private sealed class StoppedException : Exception;

    private sealed class LostException : Exception;
}
