using System.Globalization;
using LeadCrm.Domain.Values;

namespace LeadCrm.Infrastructure.Mail;

/// <summary>Tells a moment in the reader's own zone, and names the zone.</summary>
internal static class MailTime
{
    public static string Tell(DateTimeOffset at, string timeZone)
    {
        var calendar = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _) ? new ZonedCalendar(timeZone) : ZonedCalendar.Utc;
        return string.Create(CultureInfo.InvariantCulture, $"{calendar.Local(at):dddd d MMMM yyyy, HH:mm} ({calendar.City} time)");
    }
}
