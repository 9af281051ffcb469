using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LeadCrm.Infrastructure.Database.Journal;

/// <summary>
/// Reads below the oldest transaction that is still open, in the order (epoch, transaction, id): what commits late has a place behind what
/// was read, never before it (Oskar Dudycz, "How Postgres sequences issues can impact your messaging guarantees", 2022).
/// </summary>
internal sealed class JournalReader(LeadCrmDbContext db, IFailedItems failures, TimeProvider time, ILogger<JournalReader> log) : IJournalReader
{
    private const int BatchSize = 1000;
    private readonly JournalPlaces _places = new(db);

    public async Task<bool> AdvanceAsync(IJournalConsumer consumer, CancellationToken ct)
    {
        await OfferAgainAsync(consumer, ct);
        return await StepAsync(consumer, BatchSize, ct) == BatchSize;
    }

    /// <returns>How many facts the consumer has behind it now.</returns>
    private async Task<int> StepAsync(IJournalConsumer consumer, int most, CancellationToken ct)
    {
        List<PlacedFact> next = [];
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            if (await _places.LockAsync(consumer.Name, ct) is not { } place)
                return 0;
            next = await ReadAsync(place.IsAhead ? await BeginAgainAsync(consumer, place, ct) : place, most, ct);
            if (next.Count > 0)
            {
                await consumer.TakeAsync(next.Select(n => n.Fact).ToList(), ct);
                await _places.MoveAsync(consumer.Name, next[^1].Place, ct);
            }

            await transaction.CommitAsync(ct);
            return next.Count;
        }
        catch (Exception e) when (next.Count > 0 && ItemFailure.IsOfItem(e))
        {
            db.ChangeTracker.Clear();
            return await (next.Count == 1 ? PassOverAsync(consumer, next[0], e, ct) : OneByOneAsync(consumer, next.Count, ct));
        }
    }

    private async Task<int> OneByOneAsync(IJournalConsumer consumer, int count, CancellationToken ct)
    {
        var passed = 0;
        while (passed < count && await StepAsync(consumer, 1, ct) == 1)
            passed++;
        return passed;
    }

    private async Task<int> PassOverAsync(IJournalConsumer consumer, PlacedFact stubborn, Exception e, CancellationToken ct)
    {
        log.LogError("{Consumer}: fact {FactId} could not be taken: {Failure}", consumer.Name, stubborn.Fact.Id, ItemFailure.Code(e));
        await failures.FailedAsync(consumer.Name, stubborn.Fact.Id, leadId: null, ItemFailure.Code(e), ct);
        await _places.MoveAsync(consumer.Name, stubborn.Place, ct);
        return 1;
    }

    private async Task OfferAgainAsync(IJournalConsumer consumer, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var stubborn = await db.FailedItems.AsNoTracking()
            .Where(f => f.Queue == consumer.Name && f.NextTryAt <= at && f.ItemId != Guid.Empty)
            .Join(db.Facts.IgnoreQueryFilters(), f => f.ItemId, f => f.Id, (_, fact) => fact)
            .OrderBy(f => f.Id).Take(BatchSize).ToListAsync(ct);
        foreach (var fact in stubborn)
        {
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                await consumer.TakeAsync([fact], ct);
                await transaction.CommitAsync(ct);
                await failures.DoneAsync(consumer.Name, fact.Id, ct);
            }
            catch (Exception e) when (ItemFailure.IsOfItem(e))
            {
                db.ChangeTracker.Clear();
                await failures.FailedAsync(consumer.Name, fact.Id, leadId: null, ItemFailure.Code(e), ct);
            }
        }
    }

    /// <summary>
    /// A place that the journal has not reached belongs to another database. From where the present epoch began everything is read once more:
    /// what is taken twice does no harm, what is skipped is lost.
    /// </summary>
    private async Task<JournalPlace> BeginAgainAsync(IJournalConsumer consumer, JournalPlace place, CancellationToken ct)
    {
        log.LogError("{Consumer}: its place {Epoch}/{Transaction} is ahead of the journal; it begins again", consumer.Name, place.Epoch, place.Transaction);
        var present = await db.Database.SqlQuery<int>($"SELECT max(epoch) AS \"Value\" FROM journal_epochs").SingleAsync(ct);
        return new JournalPlace(present, 0, Guid.Empty);
    }

    private Task<List<PlacedFact>> ReadAsync(JournalPlace place, int most, CancellationToken ct) => db.Facts
        .FromSql(
            $"""
             SELECT * FROM journal
             WHERE (epoch, transaction_id, id) > ({place.Epoch}, CAST({JournalPlaces.Text(place.Transaction)} AS xid8), {place.FactId})
               AND (transaction_id < pg_snapshot_xmin(pg_current_snapshot()) OR epoch < (SELECT max(epoch) FROM journal_epochs))
             """)
        .IgnoreQueryFilters().AsNoTracking()
        .OrderBy(f => EF.Property<int>(f, FactConfiguration.Epoch)).ThenBy(f => EF.Property<ulong>(f, FactConfiguration.Transaction)).ThenBy(f => f.Id)
        .Take(most)
        .Select(f => new PlacedFact(f, EF.Property<int>(f, FactConfiguration.Epoch), EF.Property<ulong>(f, FactConfiguration.Transaction)))
        .ToListAsync(ct);
}
