using LeadCrm.Application.Access;
using MediatR;

namespace LeadCrm.Application.FollowUps;

/// <summary>Tells the other processes what changed. Answers whether more may be waiting.</summary>
[AllowedTo(Roles.System)]
public sealed record PublishOutbox : IRequest<bool>;

internal sealed class PublishOutboxHandler(IChangeSignals signals) : IRequestHandler<PublishOutbox, bool>
{
    private const int BatchSize = 1000;

    public async Task<bool> Handle(PublishOutbox request, CancellationToken ct) => await signals.PublishAsync(BatchSize, ct) == BatchSize;
}
