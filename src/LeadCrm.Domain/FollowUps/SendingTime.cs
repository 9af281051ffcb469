namespace LeadCrm.Domain.FollowUps;

/// <summary>When a reminder may reach somebody: on the day it is due, in their own time zone, outside quiet hours.</summary>
public static class SendingTime
{
    private static readonly TimeOnly s_morning = new(9, 0);
    private static readonly TimeOnly s_evening = new(20, 0);

    /// <summary>The moment so many days later, moved into the waking hours of the place (9:00 to 20:00).</summary>
    /// <param name="from">The moment counted from (UTC).</param>
    /// <param name="days">How many days later.</param>
    /// <param name="timeZone">The recipient's zone (IANA); unknown or null counts as UTC.</param>
    /// <returns>The moment to send (UTC).</returns>
    public static DateTimeOffset After(DateTimeOffset from, int days, string? timeZone)
    {
        var zone = timeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var found) ? found : TimeZoneInfo.Utc;
        var local = TimeZoneInfo.ConvertTime(from.AddDays(days), zone).DateTime;
        var time = TimeOnly.FromDateTime(local);
        if (time < s_morning)
            local = local.Date + s_morning.ToTimeSpan();
        else if (time >= s_evening)
            local = local.Date.AddDays(1) + s_morning.ToTimeSpan();
        // 9:00 is skipped by no time change in use; an hour that is moved forward stays within the day.
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(30);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
