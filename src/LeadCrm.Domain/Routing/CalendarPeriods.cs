using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Routing;

/// <summary>When a clinic's present day, week (from Monday) and month began by its own clock, in UTC: what its capacity is counted by.</summary>
/// <param name="Day">The first moment of the day.</param>
/// <param name="Week">The first moment of the week.</param>
/// <param name="Month">The first moment of the month.</param>
public readonly record struct CalendarPeriods(DateTimeOffset Day, DateTimeOffset Week, DateTimeOffset Month)
{
    /// <summary>The periods that a moment lies in.</summary>
    /// <param name="timeZone">IANA time zone.</param>
    /// <param name="at">The moment.</param>
    /// <exception cref="BrokenRuleException"><c>unknown-time-zone</c>.</exception>
    public static CalendarPeriods Of(string timeZone, DateTimeOffset at)
    {
        var zone = LocalClock.For(timeZone);
        var day = LocalClock.DayOf(zone, at);
        DateTimeOffset StartOf(DateOnly start) => LocalClock.ToInstant(zone, start.ToDateTime(TimeOnly.MinValue)).ToUniversalTime();
        return new(StartOf(day), StartOf(day.AddDays(-(((int)day.DayOfWeek + 6) % 7))), StartOf(new DateOnly(day.Year, day.Month, 1)));
    }
}
