using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Leads;
using MediatR;
using Microsoft.Extensions.Logging;

namespace LeadCrm.Application.Routing;

/// <summary>Decides for some chunks of the leads whose routing is due. Answers whether more may be waiting.</summary>
[AllowedTo(Roles.System)]
public sealed record RouteLeads : IRequest<bool>
{
    /// <summary>The most leads of one chunk, which is one transaction: long enough to share its cost, short enough (a third of a second) to wait for.</summary>
    public int ChunkSize { get; init; } = 1_000;
}

internal sealed class RouteLeadsHandler(IDueLeads queue, ICatalogue catalogues, ITriageClock clock, TimeProvider time, ILogger<RouteLeads> log)
    : IRequestHandler<RouteLeads, bool>
{
    private const int MostWaiting = 200;

    public async Task<bool> Handle(RouteLeads request, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var round = new RoutingRound(await catalogues.GetAsync(ct), at, clock.ReplyDue(at), log);
        return await queue.DrainAsync(request.ChunkSize, at, round.Decide, ct)
            || await queue.WakeAsync(MostWaiting, at, round.FitNow, ct) > 0;
    }
}
