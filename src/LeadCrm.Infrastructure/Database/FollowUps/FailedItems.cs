using LeadCrm.Application;
using LeadCrm.Application.Access;
using LeadCrm.Application.FollowUps;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Infrastructure.Database.FollowUps;

/// <summary>Counts failures in a context of its own, so that they are kept although the drain's unit of work is thrown away.</summary>
internal sealed class FailedItems(DbContextOptions<LeadCrmDbContext> options, ICallerContext callers, TimeProvider time) : IFailedItems
{
    private const int LongestCode = 100;

    public async Task FailedAsync(string queue, Guid itemId, Guid? leadId, string failure, CancellationToken ct)
    {
        await using var db = new LeadCrmDbContext(options, callers);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            await CountAsync(db, queue, [(itemId, leadId)], failure, time.GetUtcNow(), nextTry: null, ct);
            await transaction.CommitAsync(ct);
        }
        catch (DuplicateKeyException)
        {
            // Another process failed on it at the same moment, and counts.
        }
    }

    public async Task DoneAsync(string queue, Guid itemId, CancellationToken ct)
    {
        await using var db = new LeadCrmDbContext(options, callers);
        await DoneAsync(db, queue, [itemId], ct);
    }

    public static Task<int> DoneAsync(LeadCrmDbContext db, string queue, IReadOnlyList<Guid> items, CancellationToken ct) =>
        db.FailedItems.Where(f => f.Queue == queue && items.Contains(f.ItemId)).ExecuteDeleteAsync(ct);

    /// <summary>Counts within the caller's transaction, and tells of those that have failed often enough.</summary>
    /// <returns>Those that failed for the first time.</returns>
    public static async Task<IReadOnlyList<Guid>> CountAsync(
        LeadCrmDbContext db, string queue, IReadOnlyList<(Guid Id, Guid? LeadId)> items, string failure, DateTimeOffset at, DateTimeOffset? nextTry, CancellationToken ct)
    {
        var ids = items.Select(i => i.Id).ToList();
        var known = await db.FailedItems.Where(f => f.Queue == queue && ids.Contains(f.ItemId)).ToDictionaryAsync(f => f.ItemId, ct);
        foreach (var (id, leadId) in items)
        {
            if (!known.TryGetValue(id, out var item))
                db.FailedItems.Add(item = new FailedItem(queue, id, leadId, at));
            if (item.Failed(failure.Length > LongestCode ? failure[..LongestCode] : failure, at, nextTry) && leadId is { } lead)
                await TellAsync(db, lead, queue, at, ct);
        }

        await db.SaveChangesAsync(ct);
        return ids.Where(id => !known.ContainsKey(id)).ToList();
    }

    private static async Task TellAsync(LeadCrmDbContext db, Guid lead, string queue, DateTimeOffset at, CancellationToken ct)
    {
        db.Facts.Add(new Fact(lead, FactKind.WorkFailed, at, Actor.System) { Reason = queue });
        await db.Leads.AskToResolveFailureAsync(lead, at, ct);
    }
}
