using System.Globalization;

namespace LeadCrm.Infrastructure.Mail;

/// <summary>Tells a moment in the reader's own zone, and names the zone.</summary>
internal static class MailTime
{
    public static string Tell(DateTimeOffset at, string timeZone)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone))
            (zone, timeZone) = (TimeZoneInfo.Utc, "UTC");
        return string.Create(CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(at, zone):dddd d MMMM yyyy, HH:mm} ({timeZone} time)");
    }
}
