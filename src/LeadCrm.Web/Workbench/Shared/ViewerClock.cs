using System.Globalization;

namespace LeadCrm.Web.Workbench.Shared;

/// <summary>Now, and the time zone of the person in front of the screen; one per circuit.</summary>
public sealed class ViewerClock(TimeProvider time)
{
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    public DateTimeOffset Now => time.GetUtcNow();

    public string ZoneName => _zone.Id;

    /// <summary>The calendar day where the viewer is.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Local(Now).DateTime);

    /// <summary>Takes the zone the browser names; one that this machine does not know leaves UTC, which is then what the screen says.</summary>
    public void Use(string? ianaZone)
    {
        if (ianaZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(ianaZone, out var zone))
            _zone = zone;
    }

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone);

    /// <summary>"12 Mar 2026, 14:05 (Europe/Istanbul)".</summary>
    public string Absolute(DateTimeOffset at) => Local(at).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + $" ({ZoneName})";
}
