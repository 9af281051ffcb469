using LeadCrm.Domain.Values;
using NodaTime;
using NodaTime.Text;

namespace LeadCrm.Application.Values;

/// <summary>
/// Reads days and moments of ISO 8601, with or without seconds, fractions and zone, extended and basic, with a T or a blank between
/// (RFC 3339 allows it; PostgreSQL and most exports write it).
/// </summary>
internal static class IsoMoment
{
    private static readonly string[] s_times =
    [
        "uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd'T'HH:mm:ss", "uuuu-MM-dd'T'HH:mm:ss;FFFFFFFFF", "uuuu-MM-dd'T'HH",
        "uuuuMMdd'T'HHmm", "uuuuMMdd'T'HHmmss", "uuuuMMdd'T'HHmmss;FFFFFFFFF",
    ];

    private static readonly string[] s_offsets = ["o<Z+HH:mm>", "o<Z+HHmm>", "o<Z+HH>", "o<Z+HH:mm:ss>"];

    private static readonly IPattern<LocalDate> s_days = Any(["uuuu-MM-dd", "uuuuMMdd"], LocalDatePattern.CreateWithInvariantCulture);
    private static readonly IPattern<LocalDateTime> s_locals = Any(s_times, LocalDateTimePattern.CreateWithInvariantCulture);

    private static readonly IPattern<OffsetDateTime> s_moments =
        Any(s_times.SelectMany(time => s_offsets.Select(offset => time + offset)), OffsetDateTimePattern.CreateWithInvariantCulture);

    /// <summary>Reads a day or a moment.</summary>
    /// <param name="text">As written.</param>
    /// <param name="calendar">What a day, or a time without a zone, belongs to.</param>
    public static ReadMoment? Read(string text, ZonedCalendar calendar)
    {
        var plain = Plain(text);
        if (s_days.Parse(plain).TryGetValue(default, out var day))
            return new ReadMoment(calendar.StartOf(day.ToDateOnly()), IsDay: true);
        if (s_locals.Parse(plain).TryGetValue(default, out var local))
            return new ReadMoment(calendar.MomentOf(local.ToDateTimeUnspecified()), IsDay: false);
        return s_moments.Parse(plain).TryGetValue(default, out var moment) ? new ReadMoment(moment.ToDateTimeOffset().ToUniversalTime(), IsDay: false) : null;
    }

    /// <summary>With a T between day and time, and none of the blanks that stand elsewhere.</summary>
    private static string Plain(string text)
    {
        var plain = (OneLine.Of(text) ?? "").ToUpperInvariant();
        var blank = plain.IndexOf(' ', StringComparison.Ordinal);
        if (blank is 8 or 10)
            plain = $"{plain[..blank]}T{plain[(blank + 1)..]}";
        return plain.Replace(" ", "", StringComparison.Ordinal).Replace('\u2212', '-');
    }

    private static IPattern<T> Any<T>(IEnumerable<string> patterns, Func<string, IPattern<T>> create)
    {
        var all = new CompositePatternBuilder<T>();
        foreach (var pattern in patterns)
            all.Add(create(pattern), _ => false);
        return all.Build();
    }
}

/// <summary>A moment as it was read.</summary>
/// <param name="At">The moment (UTC); of a day its first.</param>
/// <param name="IsDay">Whether only a day was written.</param>
internal sealed record ReadMoment(DateTimeOffset At, bool IsDay);
