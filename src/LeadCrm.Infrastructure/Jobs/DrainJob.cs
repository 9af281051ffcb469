using Hangfire;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Journal;
using LeadCrm.Application.Routing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadCrm.Infrastructure.Jobs;

/// <summary>
/// Drains one state until nothing is due. Never retried by Hangfire: what a failed drain left is found by the recurring one a few
/// seconds later, and every drain may run twice, at once and after a kill.
/// </summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
[ForgetSoon]
public sealed class DrainJob(IServiceScopeFactory scopes, RunningDrains running, IOptions<LeadCrmSettings> settings, ILogger<DrainJob> log)
{
    public Task RouteAsync(CancellationToken ct) => DrainAsync(Drain.Routing, settings.Value.Routing.Request, ct);

    public Task ExpireAsync(CancellationToken ct) => DrainAsync(Drain.Expiry, new ExpireOffers(), ct);

    public Task SendMailAsync(CancellationToken ct) => DrainAsync(Drain.Mail, new SendDueMessages(), ct);

    public Task FollowJournalAsync(CancellationToken ct) => DrainAsync(Drain.Journal, new FollowJournal(), ct);

    public Task SimulateAsync(CancellationToken ct) => DrainAsync(Drain.Simulations, new RunSimulations(), ct);

    public Task RecheckAsync(CancellationToken ct) => DrainAsync(Drain.Rechecks, new RecheckCases(), ct);

    private async Task DrainAsync(Drain drain, IRequest<bool> batch, CancellationToken ct)
    {
        if (!running.TryBegin(drain))
            return;
        try
        {
            do
            {
                while (await SendAsync(batch, ct))
                    ct.ThrowIfCancellationRequested();
            }
            while (!running.TryEnd(drain));
        }
        catch (Exception e)
        {
            running.Abort(drain);
            if (ItemFailure.IsOfItem(e))
                await TellAsync(drain, e, ct);
            throw;
        }
    }

    /// <summary>A queue that fails as a whole stands in the administration's list too; while the database is away the log alone knows.</summary>
    private async Task TellAsync(Drain drain, Exception e, CancellationToken ct)
    {
        log.LogError("The {Drain} drain failed: {Failure}", drain, ItemFailure.Code(e));
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
        await scope.ServiceProvider.GetRequiredService<IFailedItems>().FailedAsync(drain.Queue(), Guid.Empty, leadId: null, ItemFailure.Code(e), ct);
    }

    /// <summary>A batch has a scope of its own, so that memory of a long drain stays that of one batch.</summary>
    private async Task<bool> SendAsync(IRequest<bool> batch, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(batch, ct);
    }
}
