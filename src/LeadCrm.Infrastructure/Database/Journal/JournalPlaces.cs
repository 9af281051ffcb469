using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Infrastructure.Database.Journal;

/// <summary>The places of consumers, one row each. EF has no type for transaction ids, so that they travel as text.</summary>
internal sealed class JournalPlaces(LeadCrmDbContext db)
{
    /// <summary>Takes a consumer's row for this transaction, made at the journal's present end when it is new.</summary>
    /// <returns>Its place; null while another process leads it.</returns>
    public async Task<JournalPlace?> LockAsync(string consumer, CancellationToken ct)
    {
        if (await ReadAsync(consumer, ct) is { } known)
            return known;
        var made = await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO journal_places (consumer, epoch, transaction_id, fact_id)
             SELECT {consumer}, max(epoch), pg_snapshot_xmin(pg_current_snapshot()), {Guid.Empty} FROM journal_epochs
             ON CONFLICT DO NOTHING
             """, ct);
        return made == 1 ? await ReadAsync(consumer, ct) : null;
    }

    public Task MoveAsync(string consumer, JournalPlace place, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"UPDATE journal_places SET epoch = {place.Epoch}, transaction_id = CAST({Text(place.Transaction)} AS xid8), fact_id = {place.FactId} WHERE consumer = {consumer}", ct);

    public static string Text(ulong transaction) => transaction.ToString(CultureInfo.InvariantCulture);

    private async Task<JournalPlace?> ReadAsync(string consumer, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<Row>(
            $"""
             SELECT p.epoch, p.transaction_id::text AS transaction, p.fact_id,
                    p.epoch > e.present OR (p.epoch = e.present AND p.transaction_id > pg_snapshot_xmax(pg_current_snapshot())) AS is_ahead
             FROM journal_places p, (SELECT max(epoch) AS present FROM journal_epochs) e
             WHERE p.consumer = {consumer} FOR UPDATE OF p SKIP LOCKED
             """).ToListAsync(ct);
        return rows.Select(r => new JournalPlace(r.Epoch, ulong.Parse(r.Transaction, CultureInfo.InvariantCulture), r.FactId, r.IsAhead)).FirstOrDefault();
    }

    private sealed record Row(int Epoch, string Transaction, Guid FactId, bool IsAhead);
}
