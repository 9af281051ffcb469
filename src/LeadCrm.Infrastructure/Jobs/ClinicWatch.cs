using Hangfire;
using LeadCrm.Application.Access;
using LeadCrm.Application.Clinics;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Infrastructure.Jobs;

/// <summary>
/// What has to be looked at by the clock alone: ends of licences every hour (a day begins at every hour somewhere), and what
/// suspensions have not reached every quarter of a minute. Both may run twice, at once and after a kill.
/// </summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
[ForgetSoon]
public sealed class ClinicWatch(IServiceScopeFactory scopes)
{
    public Task WarnOfExpiriesAsync(CancellationToken ct) => SendAsync(new WarnOfExpiries(), ct);

    public async Task FollowSuspensionsAsync(CancellationToken ct)
    {
        while (await SendAsync(new FollowSuspensions(), ct))
            ct.ThrowIfCancellationRequested();
    }

    private async Task<T> SendAsync<T>(IRequest<T> request, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }
}
