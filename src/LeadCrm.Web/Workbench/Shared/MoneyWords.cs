using System.Globalization;

namespace LeadCrm.Web.Workbench.Shared;

/// <summary>Amounts as coordinators read them.</summary>
internal static class MoneyWords
{
    public static string Of(decimal amount, string? currency) => string.Create(CultureInfo.InvariantCulture, $"{amount:#,0.###} {currency}");

    /// <summary>An estimate has two ends.</summary>
    public static string Of(decimal from, decimal? upTo, string? currency) =>
        upTo is { } end && end > from ? string.Create(CultureInfo.InvariantCulture, $"{from:#,0.###} to {end:#,0.###} {currency}") : Of(from, currency);
}
