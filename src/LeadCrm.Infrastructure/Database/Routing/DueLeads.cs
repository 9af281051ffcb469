using LeadCrm.Application.Access;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Routing;
using LeadCrm.Domain.Leads;
using LeadCrm.Infrastructure.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LeadCrm.Infrastructure.Database.Routing;

/// <summary>
/// One transaction a chunk: an advisory lock lets one router write at a time, and what was decided is there wholly or not at all.
/// </summary>
internal sealed class DueLeads(
    LeadCrmDbContext db,
    DbContextOptions<LeadCrmDbContext> options,
    ICallerContext callers,
    RoutingClinics clinics,
    RouterMemory memory,
    DrainSignals signals,
    ILogger<DueLeads> log) : IDueLeads
{
    /// <summary>So many pages of waiting leads are looked at in one run while nobody on them fits: with 200 a page, 2,000 leads.</summary>
    private const int MostPages = 10;

    public async Task<bool> DrainAsync(int chunkSize, DateTimeOffset at, Func<RoutingChunk, RoutedChunk> decide, CancellationToken ct)
    {
        var run = new RouterRun(() => new LeadCrmDbContext(options, callers), clinics, memory, decide, at, Announce);
        try
        {
            return await db.Database.CreateExecutionStrategy().ExecuteAsync(token => run.DrainAsync(chunkSize, token), ct);
        }
        catch (ChunkRefusedException e)
        {
            await ApartAsync(run, e, at, ct);
            return true;
        }
    }

    public async Task<int> WakeAsync(int leads, DateTimeOffset at, Func<RoutingChunk, IReadOnlyList<Guid>> fits, CancellationToken ct)
    {
        var first = await WaitingAsync(after: null, leads, at, ct);
        return first.Count == 0 ? 0 : await db.Database.CreateExecutionStrategy().ExecuteAsync(token => WakeOnceAsync(first, leads, at, fits, token), ct);
    }

    private async Task<int> WakeOnceAsync(List<Lead> page, int most, DateTimeOffset at, Func<RoutingChunk, IReadOnlyList<Guid>> fits, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var basis = await RoutingBasis.CountAsync(db, clinics, at, ct);
        IReadOnlyList<Guid> fit = [];
        // What became free may suit only those who wait behind a whole page of others.
        for (var pages = 1; page.Count > 0 && fit.Count == 0; pages++)
        {
            fit = fits(new RoutingChunk(await LeadsToRoute.ReadAsync(db, page, ct), basis.Pool, basis.Policy));
            page = page.Count == most && pages < MostPages ? await WaitingAsync(page[^1], most, at, ct) : [];
        }

        var woken = fit.Count == 0 ? 0 : await db.Leads.IgnoreQueryFilters()
            .Where(l => fit.Contains(l.Id) && l.RoutingDueAt > at && l.NextStep == NextStep.AwaitCapacity)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.RoutingDueAt, at).SetProperty(l => l.Version, l => l.Version + 1), ct);
        await transaction.CommitAsync(ct);
        return woken;
    }

    private Task<List<Lead>> WaitingAsync(Lead? after, int most, DateTimeOffset at, CancellationToken ct)
    {
        var waiting = db.Leads.IgnoreQueryFilters().AsNoTracking().Where(l => l.RoutingDueAt > at && l.NextStep == NextStep.AwaitCapacity);
        if (after is { NextStepDueAt: var due, Id: var id })
            waiting = waiting.Where(l => l.NextStepDueAt > due || (l.NextStepDueAt == due && l.Id > id));
        return waiting.OrderBy(l => l.NextStepDueAt).ThenBy(l => l.Id).Take(most).ToListAsync(ct);
    }

    /// <summary>A chunk that the database refuses is halved until the lead is found that it does not take; that one waits, the others go on.</summary>
    private async Task ApartAsync(RouterRun run, ChunkRefusedException refused, DateTimeOffset at, CancellationToken ct)
    {
        var ids = refused.Leads;
        if (ids.Count > 1)
        {
            await RouteAsync(run, ids.Take(ids.Count / 2).ToList(), at, ct);
            await RouteAsync(run, ids.Skip(ids.Count / 2).ToList(), at, ct);
            return;
        }

        // What the data break: a constraint (class 23) or a value that a column cannot hold (class 22). Anything else the database says is no fault of this lead.
        var broken = refused.Reason as PostgresException;
        if (broken is not null && broken.SqlState[..2] is not ("22" or "23"))
            throw refused;
        log.LogError("Lead {LeadId} could not be routed: {Failure} {Constraint}", ids[0], ItemFailure.Code(refused.Reason), broken?.ConstraintName);
        await RoutedChunkWriter.PutOffAsync(db, ids, ItemFailure.Code(refused.Reason), at, ct);
    }

    private async Task RouteAsync(RouterRun run, List<Guid> ids, DateTimeOffset at, CancellationToken ct)
    {
        try
        {
            await db.Database.CreateExecutionStrategy().ExecuteAsync(token => run.RouteAsync(ids, token), ct);
        }
        catch (ChunkRefusedException e)
        {
            await ApartAsync(run, e, at, ct);
        }
    }

    private void Announce(RoutedChunk routed)
    {
        if (routed.Messages.Count > 0)
            signals.Raise(Drain.Mail);
        signals.Raise(Drain.Journal);
    }
}
