using LeadCrm.Application.Access;
using LeadCrm.Domain.FollowUps;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.FollowUps;

/// <summary>Tells the other processes what changed. Answers whether more may be waiting.</summary>
[AllowedTo(Roles.System)]
public sealed record PublishOutbox : IRequest<bool>;

internal sealed class PublishOutboxHandler(ILeadCrmDb db, IChangeSignals signals, OneByOne items) : IRequestHandler<PublishOutbox, bool>
{
    private const int BatchSize = 1000;

    public async Task<bool> Handle(PublishOutbox request, CancellationToken ct)
    {
        var taken = await signals.PublishAsync(BatchSize, ct);
        if (taken == 0)
            await CountUnknownAsync(ct);
        return taken == BatchSize;
    }

    /// <summary>A signal that this version does not know (a newer one may have written it) stays where it is, and is told.</summary>
    private async Task CountUnknownAsync(CancellationToken ct)
    {
        var resting = items.Resting(Queues.Signals);
        foreach (var id in await db.Outbox.Where(o => o.Kind != OutboxEntry.LeadChanged && !resting.Contains(o.Id)).OrderBy(o => o.Id).Select(o => o.Id).Take(BatchSize).ToListAsync(ct))
            await items.FailedAsync(Queues.Signals, id, lead: null, new NotSupportedException(), ct);
    }
}
