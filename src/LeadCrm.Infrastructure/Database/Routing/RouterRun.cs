using System.Data.Common;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Routing;
using Npgsql;

namespace LeadCrm.Infrastructure.Database.Routing;

/// <summary>
/// Some chunks in a row. While the database writes one, the next is claimed and decided over a second connection, upon the counters
/// that the first left in memory; it is written only if it then gets the turn and nothing it was decided upon has changed. So a
/// chunk that fails, a router of another process or a clinic that is suspended in between costs a decision, never a cap.
/// </summary>
internal sealed class RouterRun(
    Func<LeadCrmDbContext> connect,
    RoutingClinics clinics,
    RouterMemory memory,
    Func<RoutingChunk, RoutedChunk> decide,
    DateTimeOffset at,
    Action<RoutedChunk> announce)
{
    /// <summary>As many as keep the run's clock and its counters young: about two seconds.</summary>
    private const int MostChunks = 8;

    /// <returns>Whether more may be due; false as well when another router is at work, which will find them.</returns>
    /// <exception cref="ChunkRefusedException">The database did not take a chunk; those before it are committed.</exception>
    public async Task<bool> DrainAsync(int chunkSize, CancellationToken ct)
    {
        var chunk = await ClaimedChunk.BeginAsync(connect(), ct);
        try
        {
            if (await DecideAsync(chunk, c => c.ClaimAsync(chunkSize, at, ct), ct) is not { } basis)
                return false;
            for (var written = 1; written < MostChunks && chunk.Leads.Count == chunkSize; written++)
            {
                var (mark, next) = await WriteBesideNextAsync(chunk, basis, chunkSize, ct);
                await chunk.DisposeAsync();
                chunk = next;
                if (chunk.Leads.Count == 0)
                    return false;
                if (!await chunk.TakeTurnAsync(ct) || !await basis.HoldsAsync(chunk.Db, clinics, mark, at, ct))
                    return true;
            }

            return await WriteLastAsync(chunk, basis, chunkSize, ct);
        }
        finally
        {
            await chunk.DisposeAsync();
        }
    }

    /// <summary>Routes those of some leads that are still due, as one chunk.</summary>
    /// <exception cref="ChunkRefusedException">The database did not take them.</exception>
    public async Task RouteAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        await using var chunk = await ClaimedChunk.BeginAsync(connect(), ct);
        if (await DecideAsync(chunk, c => c.ClaimAsync(ids, at, ct), ct) is { } basis)
            await WriteAsync(chunk, basis, ct);
    }

    /// <summary>Claims and decides with the turn taken. Null when another router has it, or nothing is due.</summary>
    private async Task<RoutingBasis?> DecideAsync(ClaimedChunk chunk, Func<ClaimedChunk, Task> claim, CancellationToken ct)
    {
        if (!await chunk.TakeTurnAsync(ct))
            return null;
        await ReadAsync(chunk, () => claim(chunk));
        if (chunk.Leads.Count == 0)
            return null;
        var basis = await RoutingBasis.ReadAsync(chunk.Db, clinics, memory, at, ct);
        await ReadAsync(chunk, () => chunk.DecideAsync(basis, decide, ct));
        return basis;
    }

    /// <summary>A lead whose rows cannot be read is found like one that cannot be written.</summary>
    private static async Task ReadAsync(ClaimedChunk chunk, Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (Exception e) when (chunk.Locked.Count > 0 && e is not DbException && ItemFailure.IsOfItem(e))
        {
            throw new ChunkRefusedException(chunk.Locked, e);
        }
    }

    /// <summary>Both are waited for, whatever happens to either: a connection in use cannot be given back.</summary>
    private async Task<(Guid Mark, ClaimedChunk Next)> WriteBesideNextAsync(ClaimedChunk chunk, RoutingBasis basis, int chunkSize, CancellationToken ct)
    {
        var next = await ClaimedChunk.BeginAsync(connect(), ct);
        try
        {
            var ahead = Task.Run(() => DecideAheadAsync(next, basis, chunkSize, ct), ct);
            var written = WriteAsync(chunk, basis, ct);
            await Task.WhenAll(written, ahead);
            return (await written, next);
        }
        catch
        {
            await next.DisposeAsync();
            throw;
        }
    }

    private async Task DecideAheadAsync(ClaimedChunk next, RoutingBasis basis, int chunkSize, CancellationToken ct)
    {
        await ReadAsync(next, () => next.ClaimAsync(chunkSize, at, ct));
        if (next.Leads.Count > 0)
            await ReadAsync(next, () => next.DecideAsync(basis, decide, ct));
    }

    private async Task<bool> WriteLastAsync(ClaimedChunk chunk, RoutingBasis basis, int chunkSize, CancellationToken ct)
    {
        var mark = await WriteAsync(chunk, basis, ct);
        if (chunk.Leads.Count < chunkSize)
            return false;
        // Counting anew is cheap enough for a few leads; only the middle of a long queue goes on from memory.
        memory.Keep(mark, basis.Pool, basis.CountedAt);
        return true;
    }

    private async Task<Guid> WriteAsync(ClaimedChunk chunk, RoutingBasis basis, CancellationToken ct)
    {
        try
        {
            var mark = await chunk.CommitAsync(basis.Pool.Snapshot, at, ct);
            announce(chunk.Routed);
            return mark;
        }
        catch (PostgresException e) when (!e.IsTransient)
        {
            throw new ChunkRefusedException([.. chunk.Leads.Select(l => l.Id)], e);
        }
    }
}
