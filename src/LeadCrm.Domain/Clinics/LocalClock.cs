namespace LeadCrm.Domain.Clinics;

/// <summary>
/// Turns local wall-clock times of an IANA zone into instants, by one rule that keeps the order of times:
/// a local time that is skipped (clocks go forward) means the moment of the change, the first moment that exists after it;
/// a local time that occurs twice (clocks go back) means its first occurrence.
/// It asks the zone only for the offset of an instant, which is never ambiguous.
/// </summary>
internal static class LocalClock
{
    public static TimeZoneInfo For(string timeZone)
    {
        if (!string.IsNullOrWhiteSpace(timeZone) && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone))
            return zone;
        throw new BrokenRuleException("unknown-time-zone", "The time zone is not a known IANA zone.");
    }

    /// <summary>Whether this is an IANA zone that the machine can compute; Windows' names, which it knows beside them, are none, nor are the system's own files, whose names are in lower case (localtime, right/…).</summary>
    public static bool IsIana(string? timeZone) => timeZone is { Length: > 0 and <= 64 } && char.IsAsciiLetterUpper(timeZone[0]) && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) && zone.HasIanaId;

    public static DateOnly DayOf(TimeZoneInfo zone, DateTimeOffset instant) =>
        DateOnly.FromDateTime(instant.UtcDateTime + zone.GetUtcOffset(instant));

    public static DateTimeOffset ToInstant(TimeZoneInfo zone, DateTime local)
    {
        var reading = new DateTimeOffset(local, TimeSpan.Zero);
        var before = zone.GetUtcOffset(reading.AddDays(-1));
        var after = zone.GetUtcOffset(reading.AddDays(1));
        if (before == after)
            return reading - before;

        // The offset before the change is tried first: of two occurrences it gives the earlier when clocks go back.
        if (zone.GetUtcOffset(reading - before) == before)
            return reading - before;
        return zone.GetUtcOffset(reading - after) == after
            ? reading - after
            : MomentOfChange(zone, reading.AddDays(-1), reading.AddDays(1), before);
    }

    private static DateTimeOffset MomentOfChange(TimeZoneInfo zone, DateTimeOffset low, DateTimeOffset high, TimeSpan before)
    {
        while (high - low > TimeSpan.FromSeconds(1))
        {
            var middle = low + TimeSpan.FromSeconds(Math.Floor((high - low).TotalSeconds / 2));
            if (zone.GetUtcOffset(middle) == before) low = middle;
            else high = middle;
        }

        return high;
    }
}
