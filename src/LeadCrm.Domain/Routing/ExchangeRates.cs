namespace LeadCrm.Domain.Routing;

/// <summary>Exchange rates of one day.</summary>
/// <param name="On">The day of the rates.</param>
/// <param name="PerUnit">ISO 4217 code → units of one common currency that one unit of it is worth (the common currency itself has 1).</param>
public sealed record ExchangeRates(DateOnly On, IReadOnlyDictionary<string, decimal> PerUnit)
{
    /// <summary>No rates: amounts are comparable only within one currency.</summary>
    public static ExchangeRates None { get; } = new(DateOnly.MinValue, new Dictionary<string, decimal>());

    /// <summary>Converts an amount; <c>null</c> when a rate is missing.</summary>
    /// <param name="amount">The amount in <paramref name="from"/>.</param>
    /// <param name="from">ISO 4217 code.</param>
    /// <param name="to">ISO 4217 code.</param>
    public decimal? Convert(decimal amount, string from, string to)
    {
        if (from == to) return amount;
        return PerUnit.TryGetValue(from, out var source) && PerUnit.TryGetValue(to, out var target) && target > 0
            ? amount * source / target
            : null;
    }
}
