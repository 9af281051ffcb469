using System.Text.Json.Serialization;

namespace LeadCrm.Domain.Clinics;

/// <summary>
/// When somebody works: intervals per weekday in the local time of one IANA zone, without the holidays.
/// Working time is elapsed real time inside these intervals. At a change of the clocks an interval's ends are read by one rule:
/// a skipped local time means the moment of the change, a doubled one its first occurrence. So an interval that lies
/// in the skipped hour is empty that day, and no second ever counts twice.
/// </summary>
public sealed record WorkingHours
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);
    private readonly TimeZoneInfo zone;
    private readonly WorkingInterval[][] byDay;
    private readonly HashSet<DateOnly> holidays;

    /// <summary>States the hours.</summary>
    /// <param name="timeZone">IANA time zone.</param>
    /// <param name="weekly">Intervals per weekday; at least one, not overlapping.</param>
    /// <param name="holidays">Local days without work.</param>
    /// <exception cref="BrokenRuleException">
    /// <c>clinic-without-hours</c> when no interval is given, <c>working-hours-invalid</c> when one ends before it starts or two overlap,
    /// <c>unknown-time-zone</c>.
    /// </exception>
    [JsonConstructor]
    public WorkingHours(string timeZone, IReadOnlyList<WorkingInterval> weekly, IReadOnlyList<DateOnly>? holidays = null)
    {
        if (weekly is not { Count: > 0 })
            throw new BrokenRuleException("clinic-without-hours", "Deadlines run in working hours: a clinic without hours cannot be offered cases.");
        zone = LocalClock.For(timeZone);
        TimeZone = timeZone;
        Weekly = [.. weekly.OrderBy(i => i.Day).ThenBy(i => i.From)];
        Holidays = [.. (holidays ?? []).Distinct().Order()];
        this.holidays = [.. Holidays];
        byDay = new WorkingInterval[7][];
        for (var day = 0; day < 7; day++)
            byDay[day] = [.. Weekly.Where(i => (int)i.Day == day)];
        CheckIntervals();
    }

    /// <summary>IANA time zone of every local time here.</summary>
    public string TimeZone { get; }

    /// <summary>The intervals, ordered by weekday (from Sunday) and start.</summary>
    public IReadOnlyList<WorkingInterval> Weekly { get; }

    /// <summary>Local days without work, in order.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; }

    /// <summary>The same interval from Monday to Friday.</summary>
    /// <param name="timeZone">IANA time zone.</param>
    /// <param name="from">Local start.</param>
    /// <param name="to">Local end.</param>
    /// <exception cref="BrokenRuleException">As the constructor.</exception>
    public static WorkingHours Weekdays(string timeZone, TimeOnly from, TimeOnly to) =>
        new(timeZone, [.. Enumerable.Range(1, 5).Select(day => new WorkingInterval((DayOfWeek)day, from, to))]);

    /// <summary>
    /// The moment at which <paramref name="amount"/> of working time has passed since <paramref name="start"/>.
    /// An amount that ends exactly with an interval gives that interval's end; zero gives the first working moment.
    /// </summary>
    /// <param name="start">Where counting starts, working or not.</param>
    /// <param name="amount">Working time from zero to 366 days.</param>
    /// <returns>The moment, in UTC.</returns>
    /// <exception cref="BrokenRuleException"><c>working-time-out-of-range</c>.</exception>
    public DateTimeOffset AddWorkingTime(DateTimeOffset start, TimeSpan amount)
    {
        if (amount < TimeSpan.Zero || amount > Longest)
            throw new BrokenRuleException("working-time-out-of-range", "An amount of working time is between zero and 366 days.");
        CheckRange(start);
        for (var day = LocalClock.DayOf(zone, start); ; day = day.AddDays(1))
        {
            foreach (var interval in IntervalsOn(day))
            {
                var (opens, closes) = Span(day, interval);
                if (closes <= start || closes <= opens) continue;
                var from = opens > start ? opens : start;
                if (amount <= closes - from) return (from + amount).ToUniversalTime();
                amount -= closes - from;
            }
        }
    }

    /// <summary>Working time between two moments; zero when <paramref name="to"/> is not after <paramref name="from"/>.</summary>
    /// <param name="from">Start.</param>
    /// <param name="to">End.</param>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        CheckRange(from);
        CheckRange(to);
        var total = TimeSpan.Zero;
        if (to <= from) return total;
        var last = LocalClock.DayOf(zone, to);
        for (var day = LocalClock.DayOf(zone, from); day <= last; day = day.AddDays(1))
        {
            foreach (var interval in IntervalsOn(day))
            {
                var (opens, closes) = Span(day, interval);
                var start = opens > from ? opens : from;
                var end = closes < to ? closes : to;
                if (end > start) total += end - start;
            }
        }

        return total;
    }

    /// <summary>The local calendar day of a moment.</summary>
    /// <param name="instant">Any moment.</param>
    public DateOnly LocalDay(DateTimeOffset instant) => LocalClock.DayOf(zone, instant);

    /// <summary>Equal hours have the same zone, intervals and holidays.</summary>
    /// <param name="other">The hours to compare with.</param>
    public bool Equals(WorkingHours? other) =>
        other is not null && TimeZone == other.TimeZone && Weekly.SequenceEqual(other.Weekly) && Holidays.SequenceEqual(other.Holidays);

    /// <summary>Agrees with <see cref="Equals(WorkingHours?)"/>.</summary>
    public override int GetHashCode() => HashCode.Combine(TimeZone, Weekly.Count, Weekly[0], Holidays.Count);

    internal DateTimeOffset StartOfDay(DateOnly day) => LocalClock.ToInstant(zone, day.ToDateTime(TimeOnly.MinValue));

    private WorkingInterval[] IntervalsOn(DateOnly day) => holidays.Contains(day) ? [] : byDay[(int)day.DayOfWeek];

    private (DateTimeOffset Opens, DateTimeOffset Closes) Span(DateOnly day, WorkingInterval interval)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return (LocalClock.ToInstant(zone, midnight + interval.Start), LocalClock.ToInstant(zone, midnight + interval.End));
    }

    private void CheckIntervals()
    {
        foreach (var day in byDay)
        {
            for (var i = 0; i < day.Length; i++)
            {
                if (day[i].End <= day[i].Start || (i > 0 && day[i].Start < day[i - 1].End))
                    throw new BrokenRuleException("working-hours-invalid", "Working intervals end after they start and do not overlap.");
            }
        }
    }

    private static void CheckRange(DateTimeOffset moment)
    {
        if (moment.Year is < 1900 or > 9000)
            throw new BrokenRuleException("working-time-out-of-range", "Working time is counted between the years 1900 and 9000.");
    }
}
