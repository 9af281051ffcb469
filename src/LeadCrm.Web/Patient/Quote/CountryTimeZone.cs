using LeadCrm.Application.Values;
using NodaTime.TimeZones;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>The time zone of a country in which every clock shows the same all year; other countries have none to guess.</summary>
internal static class CountryTimeZone
{
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    /// <param name="year">The year in which clocks are compared.</param>
    public static string? Of(string? country, int year)
    {
        if (string.IsNullOrEmpty(country) || !Domain.Values.Countries.IsKnown(country))
            return null;
        var zones = TimeZones.OfCountry(country).Select(TimeZoneInfo.FindSystemTimeZoneById).ToList();
        return zones.Count > 0 && zones.Select(z => ClockOf(z, year)).Distinct().Count() == 1 ? zones[0].Id : null;
    }

    /// <summary>The country in which a zone's clocks are read; null when there is no such zone or it is nobody's.</summary>
    /// <param name="zone">IANA name, as a browser gives it.</param>
    public static string? CountryOf(string? zone) => TzdbDateTimeZoneSource.Default.ZoneLocations?.FirstOrDefault(l => l.ZoneId == zone)?.CountryCode;

    private static (TimeSpan January, TimeSpan July) ClockOf(TimeZoneInfo zone, int year) =>
        (zone.GetUtcOffset(new DateTimeOffset(year, 1, 15, 12, 0, 0, TimeSpan.Zero)), zone.GetUtcOffset(new DateTimeOffset(year, 7, 15, 12, 0, 0, TimeSpan.Zero)));
}
