namespace LeadCrm.Application.Seeding;

/// <summary>
/// When invented people ask. Evenly over what a story allows, which is enough to measure with; or as in life: more in winter than in August
/// and at Christmas, fewer at weekends, and more this year than last.
/// </summary>
/// <param name="Days">How far back the first ask; 0: evenly, as far as each story allows.</param>
internal sealed record SeededSeasons(int Days)
{
    private const int Tries = 12;
    private const double FirstDayShare = 0.55;
    private const double WeekendShare = 0.6;

    // January to December.
    private static readonly double[] s_months = [1.0, 0.95, 0.9, 0.8, 0.75, 0.7, 0.55, 0.5, 0.8, 0.9, 0.85, 0.5];

    /// <summary>The moment in which a story began.</summary>
    /// <param name="latest">The latest moment that lets it have come to where it is (UTC).</param>
    /// <param name="longest">How long it may have rested there since.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="random">The draw.</param>
    public DateTimeOffset Draw(DateTimeOffset latest, TimeSpan longest, DateTimeOffset now, Random random)
    {
        if (Days == 0)
            return latest - random.Between(TimeSpan.Zero, longest);
        var earliest = now.AddDays(-Days);
        var span = latest - earliest < longest ? latest - earliest : longest;
        for (var tries = 1; ; tries++)
        {
            var at = latest - random.Between(TimeSpan.Zero, span);
            if (tries == Tries || random.NextDouble() < ShareOf(at, earliest))
                return at;
        }
    }

    private double ShareOf(DateTimeOffset at, DateTimeOffset earliest) =>
        s_months[at.Month - 1] * (at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? WeekendShare : 1) * (FirstDayShare + ((1 - FirstDayShare) * (at - earliest).TotalDays / Days));
}
