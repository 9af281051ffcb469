using LeadCrm.Domain.Routing;

namespace LeadCrm.Domain.Rates;

/// <summary>The European Central Bank's reference rates of a day: for information, not for paying; published on working days at about 16:00 in Frankfurt.</summary>
/// <param name="Day">The day of the rates.</param>
/// <param name="PerEuro">ISO 4217 code → what a euro is worth in it; the euro itself is not among them.</param>
/// <remarks>Source: https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/ .</remarks>
public sealed record ReferenceRates(DateOnly Day, IReadOnlyDictionary<string, decimal> PerEuro)
{
    /// <summary>From how many days on administrators are told that rates are old: until then most currencies move less than the range of a price.</summary>
    public const int OldAfterDays = 30;

    private const string Euro = "EUR";

    /// <summary>The same rates as amounts are converted by, in euros.</summary>
    public ExchangeRates Exchange { get; } = new(Day, PerEuro.ToDictionary(r => r.Key, r => 1 / r.Value).Append(new(Euro, 1m)).ToDictionary());

    /// <summary>Whether they are too old to be used without a warning.</summary>
    /// <param name="today">Today.</param>
    public bool IsOldOn(DateOnly today) => today.DayNumber - Day.DayNumber > OldAfterDays;

    /// <summary>The rows in which they are kept.</summary>
    public IEnumerable<ReferenceRate> Rows() => PerEuro.Select(r => new ReferenceRate(Day, r.Key, r.Value));
}
