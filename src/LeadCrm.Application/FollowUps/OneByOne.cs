using LeadCrm.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LeadCrm.Application.FollowUps;

/// <summary>
/// Works off the items of a queue so that one that fails never holds up the others: its try is counted, it rests for a growing while,
/// and a person is told after a few.
/// </summary>
/// <param name="db">The unit of work; each item begins with a clean one.</param>
/// <param name="failures">Counts.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Learns ids and kinds of failures.</param>
public sealed class OneByOne(ILeadCrmDb db, IFailedItems failures, TimeProvider time, ILogger<OneByOne> log)
{
    /// <summary>Items of a queue that rest after a failure, to be left out of the query for the next ones.</summary>
    /// <param name="queue">One of <see cref="Queues"/>.</param>
    public IQueryable<Guid> Resting(string queue)
    {
        var at = time.GetUtcNow();
        return db.FailedItems.Where(f => f.Queue == queue && f.NextTryAt > at).Select(f => f.ItemId);
    }

    /// <summary>Does one item.</summary>
    /// <param name="queue">One of <see cref="Queues"/>.</param>
    /// <param name="item">The item.</param>
    /// <param name="lead">The lead it belongs to, if it belongs to one.</param>
    /// <param name="act">Does it, and saves.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Whether something was done; false when there was nothing to do or it failed.</returns>
    public async Task<bool> TryAsync(string queue, Guid item, Guid? lead, Func<Task<bool>> act, CancellationToken ct)
    {
        var tracked = ((DbContext)db).ChangeTracker;
        tracked.Clear();
        try
        {
            var done = await act();
            await failures.DoneAsync(queue, item, ct);
            return done;
        }
        catch (BrokenRuleException e) when (e.Code == "changed-meanwhile")
        {
            // Somebody was faster: the next look decides anew on what they left.
            return false;
        }
        catch (Exception e) when (ItemFailure.IsOfItem(e))
        {
            await FailedAsync(queue, item, lead, e, ct);
            return false;
        }
        finally
        {
            tracked.Clear();
        }
    }

    /// <summary>Counts that an item failed, for a queue that works off several at once.</summary>
    /// <param name="queue">One of <see cref="Queues"/>.</param>
    /// <param name="item">The item.</param>
    /// <param name="lead">The lead it belongs to, if it belongs to one.</param>
    /// <param name="e">What happened.</param>
    /// <param name="ct">Cancels.</param>
    public Task FailedAsync(string queue, Guid item, Guid? lead, Exception e, CancellationToken ct)
    {
        log.LogError("{Queue}: {ItemId} could not be done: {Failure}", queue, item, ItemFailure.Code(e));
        return failures.FailedAsync(queue, item, lead, ItemFailure.Code(e), ct);
    }
}
