namespace LeadCrm.Application.Quotes;

/// <summary>An amount converted to another currency: an orientation, never what is paid.</summary>
/// <param name="Total">The amount, in whole units.</param>
/// <param name="TotalUpTo">The upper end of an estimate, in whole units.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="RateOf">The day of the exchange rate; it stands wherever the amount does.</param>
public sealed record AboutAmount(decimal Total, decimal? TotalUpTo, string Currency, DateOnly RateOf);
