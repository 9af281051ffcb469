using LeadCrm.Application.Access;
using LeadCrm.Domain.Values;
using MediatR;

namespace LeadCrm.Application.Rates;

/// <summary>The exchange rates in use.</summary>
[AllowedTo(Roles.Coordinator | Roles.Manager | Roles.Administrator)]
public sealed record GetRates : IRequest<RatesInUse>;

/// <summary>Exchange rates with their day.</summary>
/// <param name="Day">The day of the rates.</param>
/// <param name="IsOld">Whether they are older than a month, so that somebody should look why.</param>
/// <param name="PerEuro">ISO 4217 code → what a euro is worth in it.</param>
public sealed record RatesInUse(DateOnly Day, bool IsOld, IReadOnlyDictionary<string, decimal> PerEuro);

internal sealed class GetRatesHandler(ICurrentRates current, TimeProvider time) : IRequestHandler<GetRates, RatesInUse>
{
    public async Task<RatesInUse> Handle(GetRates request, CancellationToken ct)
    {
        var rates = await current.ReadAsync(ct);
        return new RatesInUse(rates.Day, rates.IsOldOn(ZonedCalendar.EarliestDay(time.GetUtcNow())), rates.PerEuro);
    }
}
