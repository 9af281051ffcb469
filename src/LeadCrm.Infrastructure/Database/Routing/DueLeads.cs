using LeadCrm.Application.Routing;
using LeadCrm.Domain;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Routing;
using LeadCrm.Infrastructure.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LeadCrm.Infrastructure.Database.Routing;

/// <summary>
/// One transaction a chunk: the advisory lock keeps other routers out until it ends, the row locks keep people's changes of these
/// leads out, and what was decided is there wholly or not at all.
/// </summary>
internal sealed class DueLeads(LeadCrmDbContext db, RoutingClinics clinics, RouterMemory memory, DrainSignals signals, ILogger<DueLeads> log) : IDueLeads
{
    // Any fixed number; it only has to be the same in every process.
    private const long LockKey = 0x4C454144_524F5554;

    public async Task<int> DrainAsync(int leads, DateTimeOffset at, Func<RoutingChunk, RoutedChunk> decide, CancellationToken ct)
    {
        var due = await db.Leads.IgnoreQueryFilters()
            .Where(l => l.RoutingDueAt <= at)
            .OrderBy(l => l.RoutingDueAt)
            .Select(l => l.Id)
            .Take(leads)
            .ToListAsync(ct);
        return due.Count == 0 ? 0 : await RouteAsync(due, at, decide, ct);
    }

    public async Task<int> WakeAsync(int leads, DateTimeOffset at, Func<RoutingChunk, IReadOnlyList<Guid>> fits, CancellationToken ct)
    {
        var waiting = await db.Leads.IgnoreQueryFilters().AsNoTracking()
            .Where(l => l.RoutingDueAt > at && l.NextStep == NextStep.AwaitCapacity)
            .OrderBy(l => l.NextStepDueAt)
            .Take(leads)
            .ToListAsync(ct);
        return waiting.Count == 0 ? 0 : await db.Database.CreateExecutionStrategy().ExecuteAsync(token => WakeOnceAsync(waiting, at, fits, token), ct);
    }

    private async Task<int> WakeOnceAsync(List<Lead> waiting, DateTimeOffset at, Func<RoutingChunk, IReadOnlyList<Guid>> fits, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var pool = await CountedPoolAsync(await clinics.SnapshotAsync(db, at, ct), at, ct);
        var fit = fits(new RoutingChunk(await WithAssignmentsAsync(waiting, ct), pool, await PolicyAsync(ct)));
        var woken = fit.Count == 0 ? 0 : await db.Leads.IgnoreQueryFilters()
            .Where(l => fit.Contains(l.Id) && l.RoutingDueAt > at && l.NextStep == NextStep.AwaitCapacity)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.RoutingDueAt, at).SetProperty(l => l.Version, l => l.Version + 1), ct);
        await transaction.CommitAsync(ct);
        return woken;
    }

    /// <summary>A chunk that the database refuses is halved until the lead is found that it does not take; that one waits, the others go on.</summary>
    private async Task<int> RouteAsync(List<Guid> ids, DateTimeOffset at, Func<RoutingChunk, RoutedChunk> decide, CancellationToken ct)
    {
        try
        {
            return await db.Database.CreateExecutionStrategy().ExecuteAsync(token => RouteOnceAsync(ids, at, decide, token), ct);
        }
        catch (PostgresException e) when (!e.IsTransient && ids.Count > 1)
        {
            var half = ids.Count / 2;
            return await RouteAsync(ids[..half], at, decide, ct) + await RouteAsync(ids[half..], at, decide, ct);
        }
        catch (PostgresException e) when (!e.IsTransient && e.SqlState.StartsWith("23", StringComparison.Ordinal))
        {
            log.LogError("Lead {LeadId} could not be routed: {SqlState} {Constraint}", ids[0], e.SqlState, e.ConstraintName);
            await RoutedChunkWriter.PutOffAsync(db, ids, at, ct);
            return 1;
        }
    }

    private async Task<int> RouteOnceAsync(List<Guid> ids, DateTimeOffset at, Func<RoutingChunk, RoutedChunk> decide, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock({LockKey}) AS \"Value\"").SingleAsync(ct))
            return 0;
        var claimed = await ClaimAsync(ids, at, ct);
        if (claimed.Count == 0)
            return 0;
        var (pool, countedAt) = await PoolAsync(at, ct);
        var routed = decide(new RoutingChunk(await WithAssignmentsAsync(claimed, ct), pool, await PolicyAsync(ct)));
        await RoutedChunkWriter.WriteAsync(db, pool.Snapshot, routed, at, ct);
        var mark = await LeaveMarkAsync(ct);
        await transaction.CommitAsync(ct);
        // Counting anew is cheap enough for a few leads; only the middle of a long queue goes on from memory.
        if (claimed.Count == ids.Count && ids.Count == RouteLeads.ChunkSize)
            memory.Keep(mark, pool, countedAt);
        if (routed.Messages.Count > 0)
            signals.Raise(Drain.Mail);
        signals.Raise(Drain.Outbox);
        return claimed.Count;
    }

    private async Task<List<Lead>> ClaimAsync(List<Guid> ids, DateTimeOffset at, CancellationToken ct)
    {
        // Locked first and read after: a query in SQL cannot fill the lead's complex properties (EF Core 10 maps them by names the columns do not have).
        var locked = await db.Database
            .SqlQuery<Guid>($"SELECT id AS \"Value\" FROM leads WHERE id = ANY({ids}) AND routing_due_at <= {at} FOR UPDATE SKIP LOCKED")
            .ToListAsync(ct);
        return await db.Leads.IgnoreQueryFilters().AsNoTracking()
            .Where(l => locked.Contains(l.Id))
            .OrderBy(l => l.RoutingDueAt).ThenBy(l => l.Id)
            .ToListAsync(ct);
    }

    private async Task<List<LeadToRoute>> WithAssignmentsAsync(List<Lead> leads, CancellationToken ct)
    {
        var ids = leads.ConvertAll(l => l.Id);
        var assignments = (await db.Assignments.IgnoreQueryFilters()
                .Where(a => ids.Contains(a.LeadId))
                .Select(a => new { a.LeadId, Held = new HeldAssignment(a.ClinicId, a.Status, a.ExpiresAt) })
                .ToListAsync(ct))
            .ToLookup(a => a.LeadId, a => a.Held);
        var cases = (await db.StoredCases.IgnoreQueryFilters()
                .Where(c => ids.Contains(c.LeadId))
                .Select(c => new { c.LeadId, c.Id, c.CreatedAt })
                .ToListAsync(ct))
            .GroupBy(c => c.LeadId)
            .ToDictionary(g => g.Key, g => g.MaxBy(c => c.CreatedAt)!.Id);
        return leads.ConvertAll(l => new LeadToRoute(l, [.. assignments[l.Id]], cases.TryGetValue(l.Id, out var id) ? id : null));
    }

    private async Task<(CandidatePool Pool, DateTimeOffset CountedAt)> PoolAsync(DateTimeOffset at, CancellationToken ct)
    {
        var snapshot = await clinics.SnapshotAsync(db, at, ct);
        var last = await db.Database.SqlQuery<Guid>($"SELECT mark AS \"Value\" FROM routing_turns").ToListAsync(ct);
        return memory.Take(last.SingleOrDefault(), snapshot, at)
            ?? (await CountedPoolAsync(snapshot, at, ct), at);
    }

    private async Task<CandidatePool> CountedPoolAsync(ClinicSnapshot snapshot, DateTimeOffset at, CancellationToken ct) =>
        new(snapshot, await ClinicCounters.UsageAsync(db, at, ct), at);

    private async Task<Guid> LeaveMarkAsync(CancellationToken ct)
    {
        var mark = Guid.NewGuid();
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO routing_turns (id, mark) VALUES ({RoutingTurn.OnlyId}, {mark}) ON CONFLICT (id) DO UPDATE SET mark = excluded.mark", ct);
        return mark;
    }

    private async Task<RoutingPolicy> PolicyAsync(CancellationToken ct) =>
        await db.RoutingPolicies.AsNoTracking().SingleOrDefaultAsync(p => p.Status == PolicyStatus.Published, ct)
        ?? throw new BrokenRuleException("policy-missing", "No routing policy is published.");
}
