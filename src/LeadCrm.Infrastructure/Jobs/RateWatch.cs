using Hangfire;
using LeadCrm.Application.Access;
using LeadCrm.Application.Rates;
using LeadCrm.Domain;
using LeadCrm.Domain.Values;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadCrm.Infrastructure.Jobs;

/// <summary>Fetches exchange rates every hour: they come on working days in the afternoon. It may run twice, at once and after a kill.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
[ForgetSoon]
public sealed class RateWatch(IServiceScopeFactory scopes, ILogger<RateWatch> log)
{
    public async Task FetchAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        try
        {
            await mediator.Send(new FetchRates(), ct);
        }
        catch (BrokenRuleException refused)
        {
            // It stands in the administration's list too; what is in use stays in use.
            log.LogWarning("Exchange rates could not be taken over: {Failure}", refused.Code);
        }

        await WarnOfOldAsync(scope.ServiceProvider, ct);
    }

    private async Task WarnOfOldAsync(IServiceProvider services, CancellationToken ct)
    {
        var rates = await services.GetRequiredService<ICurrentRates>().ReadAsync(ct);
        if (rates.IsOldOn(ZonedCalendar.EarliestDay(services.GetRequiredService<TimeProvider>().GetUtcNow())))
            log.LogWarning("The exchange rates in use are of {Day}; set LeadCrm:ExchangeRates:Address to have them fetched", rates.Day);
    }
}
