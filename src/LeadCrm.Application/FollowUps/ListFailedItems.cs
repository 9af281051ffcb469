using LeadCrm.Application.Access;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.FollowUps;

/// <summary>Lists what queues fail to do, the newest failure first. Ids only.</summary>
[AllowedTo(Roles.Administrator)]
public sealed record ListFailedItems : IRequest<IReadOnlyList<FailedItemLine>>;

/// <summary>An item that could not be done.</summary>
/// <param name="Queue">One of <see cref="Queues"/>.</param>
/// <param name="ItemId">The item; empty for the queue as a whole.</param>
/// <param name="LeadId">The lead it belongs to.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Failure">The kind of failure, as a code.</param>
/// <param name="FirstFailedAt">When it first failed (UTC).</param>
/// <param name="NextTryAt">When it is tried next (UTC).</param>
public sealed record FailedItemLine(string Queue, Guid ItemId, Guid? LeadId, int Tries, string Failure, DateTimeOffset FirstFailedAt, DateTimeOffset NextTryAt);

internal sealed class ListFailedItemsHandler(ILeadCrmDb db, TimeProvider time) : IRequestHandler<ListFailedItems, IReadOnlyList<FailedItemLine>>
{
    private const int Most = 200;

    /// <summary>What is still in its queue is tried when its time comes; what was not is gone from there, for example because the lead was closed.</summary>
    private static readonly TimeSpan s_gone = TimeSpan.FromHours(1);

    public async Task<IReadOnlyList<FailedItemLine>> Handle(ListFailedItems request, CancellationToken ct)
    {
        var since = time.GetUtcNow() - s_gone;
        return await db.FailedItems.AsNoTracking()
            .Where(f => f.NextTryAt > since)
            .OrderByDescending(f => f.LastFailedAt)
            .Take(Most)
            .Select(f => new FailedItemLine(f.Queue, f.ItemId, f.LeadId, f.Tries, f.Failure, f.FirstFailedAt, f.NextTryAt))
            .ToListAsync(ct);
    }
}
