using LeadCrm.Application.Routing;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LeadCrm.Infrastructure.Database.Routing;

/// <summary>
/// Some of the due leads in a transaction of their own. Their row locks keep people's changes out; disposing without
/// <see cref="CommitAsync"/> leaves them as they were found.
/// </summary>
internal sealed class ClaimedChunk : IAsyncDisposable
{
    // Any fixed number; it only has to be the same in every process.
    private const long LockKey = 0x4C454144_524F5554;

    private readonly IDbContextTransaction _transaction;
    private EntityChanges<Lead> _asRead;

    private ClaimedChunk(LeadCrmDbContext db, IDbContextTransaction transaction) => (Db, _transaction, _asRead) = (db, transaction, EntityChanges<Lead>.Of(db.Model, []));

    /// <summary>The transaction's context.</summary>
    public LeadCrmDbContext Db { get; }

    /// <summary>The keys of the leads that were claimed, also of those that then could not be read.</summary>
    public IReadOnlyList<Guid> Locked { get; private set; } = [];

    /// <summary>The leads that were claimed.</summary>
    public IReadOnlyList<Lead> Leads { get; private set; } = [];

    /// <summary>What was decided about them.</summary>
    public RoutedChunk Routed { get; private set; } = new();

    public static async Task<ClaimedChunk> BeginAsync(LeadCrmDbContext db, CancellationToken ct)
    {
        try
        {
            return new ClaimedChunk(db, await db.Database.BeginTransactionAsync(ct));
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes this the only router that may write until the transaction ends. False when another is at work.</summary>
    public Task<bool> TakeTurnAsync(CancellationToken ct) =>
        Db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock({LockKey}) AS \"Value\"").SingleAsync(ct);

    /// <summary>Claims the longest due leads that nobody else holds.</summary>
    public Task ClaimAsync(int most, DateTimeOffset at, CancellationToken ct) => LockAsync(
        $"SELECT id AS \"Value\" FROM leads WHERE routing_due_at <= {at} ORDER BY routing_due_at LIMIT {most} FOR UPDATE SKIP LOCKED", ct);

    /// <summary>Claims those of some leads that are still due.</summary>
    public Task ClaimAsync(IReadOnlyList<Guid> ids, DateTimeOffset at, CancellationToken ct) =>
        // COALESCE keeps the planner off the routing queue, which it believes to be nearly empty and would read from end to end.
        LockAsync($"SELECT id AS \"Value\" FROM leads WHERE id = ANY({ids}) AND COALESCE(routing_due_at <= {at}, FALSE) FOR UPDATE SKIP LOCKED", ct);

    /// <summary>Decides in memory, counting every offer in the pool.</summary>
    public async Task DecideAsync(RoutingBasis basis, Func<RoutingChunk, RoutedChunk> decide, CancellationToken ct) =>
        Routed = decide(new RoutingChunk(await LeadsToRoute.ReadAsync(Db, Leads, ct), basis.Pool, basis.Policy));

    /// <summary>Writes what was decided, leaves this router's mark and commits.</summary>
    /// <returns>The mark.</returns>
    public async Task<Guid> CommitAsync(ClinicSnapshot snapshot, DateTimeOffset at, CancellationToken ct)
    {
        await RoutedChunkWriter.WriteAsync(Db, _asRead, snapshot, Routed, at, ct);
        var mark = await RoutingTurn.LeaveMarkAsync(Db, ct);
        await _transaction.CommitAsync(ct);
        return mark;
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Db.DisposeAsync();
    }

    private async Task LockAsync(FormattableString claim, CancellationToken ct)
    {
        // Locked first and read after: a query in SQL cannot fill the lead's complex properties (EF Core 10 maps them by names the columns do not have).
        var locked = await Db.Database.SqlQuery<Guid>(claim).ToListAsync(ct);
        Locked = locked;
        if (locked.Count == 0)
            return;
        Leads = await Db.Leads.IgnoreQueryFilters().AsNoTracking()
            .Where(l => locked.Contains(l.Id))
            .OrderBy(l => l.RoutingDueAt).ThenBy(l => l.Id)
            .ToListAsync(ct);
        _asRead = EntityChanges<Lead>.Of(Db.Model, Leads);
    }
}
