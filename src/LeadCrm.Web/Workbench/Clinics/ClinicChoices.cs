using System.Globalization;
using LeadCrm.Application.Leads;
using NodaTime.TimeZones;

namespace LeadCrm.Web.Workbench.Clinics;

/// <summary>Lists to choose from when a clinic is described.</summary>
internal static class ClinicChoices
{
    public static readonly IReadOnlyList<(string Code, string Name)> Countries =
        [.. IsoCodes.Countries.Select(c => (c.Key, c.Value)).OrderBy(c => c.Value, StringComparer.Ordinal)];

    public static readonly IReadOnlyList<(string Code, string Name)> Languages =
        [.. CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(c => c.Name.Length == 2).Select(c => (c.Name, c.EnglishName)).OrderBy(l => l.EnglishName, StringComparer.Ordinal)];

    public static readonly IReadOnlyList<(string Code, string Name)> Currencies =
        [.. new[] { "USD", "EUR", "GBP", "AED", "AUD", "BRL", "CAD", "CHF", "CZK", "HUF", "ILS", "INR", "JPY", "KRW", "MXN", "MYR", "PLN", "RUB", "SAR", "SGD", "THB", "TRY", "ZAR" }.Select(c => (c, c))];

    private static readonly ILookup<string, string> s_zones = (TzdbDateTimeZoneSource.Default.ZoneLocations ?? [])
        .Where(l => TimeZoneInfo.TryFindSystemTimeZoneById(l.ZoneId, out _))
        .ToLookup(l => l.CountryCode, l => l.ZoneId);

    /// <summary>The zones of a country, and the one that is chosen; all of them while no country is.</summary>
    public static IEnumerable<(string Code, string Name)> TimeZones(string? country, string? chosen)
    {
        var zones = country is not null && s_zones.Contains(country) ? s_zones[country] : s_zones.SelectMany(z => z);
        return zones.Append(chosen).OfType<string>().Where(z => z.Length > 0).Distinct().Order(StringComparer.Ordinal).Select(z => (z, z.Replace('_', ' ')));
    }

    /// <summary>The zone to begin with: a country's only one.</summary>
    public static string? OnlyZoneOf(string? country) => country is not null && s_zones[country].ToList() is [var only] ? only : null;
}
