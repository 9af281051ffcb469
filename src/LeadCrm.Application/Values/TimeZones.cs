using NodaTime.TimeZones;

namespace LeadCrm.Application.Values;

/// <summary>
/// Time zones by their IANA names, from the one list that both offers and checks them (NodaTime's TZDB), as far as this machine can
/// compute them.
/// </summary>
public static class TimeZones
{
    private static readonly HashSet<string> s_names = [.. TzdbDateTimeZoneSource.Default.GetIds()];

    private static readonly Lazy<ILookup<string, string>> s_byCountry = new(() => (TzdbDateTimeZoneSource.Default.ZoneLocations ?? [])
        .Where(l => IsKnown(l.ZoneId))
        .ToLookup(l => l.CountryCode, l => l.ZoneId));

    /// <summary>Whether a zone can be chosen.</summary>
    /// <param name="name">IANA name.</param>
    public static bool IsKnown(string? name) => name is { Length: > 0 and <= 64 } && s_names.Contains(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);

    /// <summary>The zones to choose from: those of a country, or of all where it has none or is not known yet.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public static IReadOnlyList<string> Of(string? country) =>
        country is not null && s_byCountry.Value.Contains(country) ? OfCountry(country) : [.. s_byCountry.Value.SelectMany(z => z).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The zones of a country, the most populous first.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public static IReadOnlyList<string> OfCountry(string country) => [.. s_byCountry.Value[country]];

    /// <summary>The only zone of a country; null where it has several or none.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public static string? OnlyOneOf(string? country) => country is not null && s_byCountry.Value[country].ToList() is [var only] ? only : null;
}
