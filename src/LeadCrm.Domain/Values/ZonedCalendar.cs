using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Values;

/// <summary>The calendar of one time zone: which moments belong to a day there.</summary>
/// <param name="timeZone">IANA name.</param>
/// <exception cref="BrokenRuleException"><c>unknown-time-zone</c>.</exception>
public sealed class ZonedCalendar(string timeZone)
{
    private readonly TimeZoneInfo _zone = LocalClock.For(timeZone);

    /// <summary>The calendar of what belongs to no place.</summary>
    public static ZonedCalendar Utc { get; } = new("UTC");

    /// <summary>The IANA name.</summary>
    public string TimeZone { get; } = timeZone;

    /// <summary>The name for people: the city that stands for the zone, such as "Istanbul"; UTC is UTC.</summary>
    public string City => TimeZone[(TimeZone.LastIndexOf('/') + 1)..].Replace('_', ' ');

    /// <summary>The day on which a moment falls.</summary>
    /// <param name="at">The moment.</param>
    public DateOnly DayOf(DateTimeOffset at) => LocalClock.DayOf(_zone, at);

    /// <summary>The first moment of a day (UTC).</summary>
    /// <param name="day">The day.</param>
    public DateTimeOffset StartOf(DateOnly day) => MomentOf(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The moment at which a clock there shows a time (UTC); of two the first, of none the next that there is.</summary>
    /// <param name="local">The time on the clock.</param>
    public DateTimeOffset MomentOf(DateTime local) => LocalClock.ToInstant(_zone, local).ToUniversalTime();

    /// <summary>A moment as a clock there shows it.</summary>
    /// <param name="at">The moment.</param>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone);

    /// <summary>The day on which some part of the world already is: a day that is not over anywhere is not in the future.</summary>
    /// <param name="at">The moment.</param>
    public static DateOnly LatestDay(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime.AddHours(14));

    /// <summary>The day on which some part of the world still is.</summary>
    /// <param name="at">The moment.</param>
    public static DateOnly EarliestDay(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime.AddHours(-12));
}
