namespace LeadCrm.Application.Seeding;

/// <summary>How an invented story ends, for now.</summary>
internal enum SeededEnding
{
    New, InTriage, Qualified, Routed, Accepted, Quoted, Booked, InTreatment, Aftercare, LostEarly, LostAfterQuote, Disqualified, Spam, Withdrawn, Returned,
}

/// <summary>The moments of a story, counted from its creation; drawn so that the last one lies in the past.</summary>
internal sealed class SeededPlot
{
    // Per mille. Open offers and waiting leads are few, because the jobs go on with them at once.
    private static readonly (SeededEnding Ending, int Share)[] s_shares =
    [
        (SeededEnding.New, 20), (SeededEnding.InTriage, 30), (SeededEnding.Qualified, 1), (SeededEnding.Routed, 9), (SeededEnding.Accepted, 40),
        (SeededEnding.Quoted, 70), (SeededEnding.Booked, 40), (SeededEnding.InTreatment, 10), (SeededEnding.Aftercare, 60), (SeededEnding.LostEarly, 225),
        (SeededEnding.LostAfterQuote, 220), (SeededEnding.Disqualified, 180), (SeededEnding.Spam, 50), (SeededEnding.Withdrawn, 30), (SeededEnding.Returned, 15),
    ];

    // As a year's work leaves it: a few days' requests are under way, all others have come to an end.
    private static readonly (SeededEnding Ending, int Share)[] s_sharesOfHistory =
    [
        (SeededEnding.New, 2), (SeededEnding.InTriage, 5), (SeededEnding.Qualified, 2), (SeededEnding.Routed, 2), (SeededEnding.Accepted, 6),
        (SeededEnding.Quoted, 20), (SeededEnding.Booked, 20), (SeededEnding.InTreatment, 5), (SeededEnding.Aftercare, 85), (SeededEnding.LostEarly, 300),
        (SeededEnding.LostAfterQuote, 259), (SeededEnding.Disqualified, 190), (SeededEnding.Spam, 55), (SeededEnding.Withdrawn, 34), (SeededEnding.Returned, 15),
    ];

    private SeededPlot(SeededEnding ending, SeededSeasons seasons, Random random, DateTimeOffset now)
    {
        Ending = ending;
        var claimed = random.Between(TimeSpan.FromMinutes(3), TimeSpan.FromHours(10));
        var contacted = claimed + random.Between(TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
        var qualified = contacted + random.Between(TimeSpan.FromMinutes(10), TimeSpan.FromHours(36));
        var offered = qualified + TimeSpan.FromSeconds(2);
        var accepted = offered + random.Between(TimeSpan.FromHours(1), TimeSpan.FromHours(20));
        var confirmed = accepted + random.Between(TimeSpan.FromHours(1), TimeSpan.FromHours(48));
        var quoted = confirmed + random.Between(TimeSpan.FromHours(6), TimeSpan.FromHours(72));
        var decided = quoted + random.Between(TimeSpan.FromDays(1), TimeSpan.FromDays(20));
        var arrived = decided + random.Between(TimeSpan.FromDays(20), TimeSpan.FromDays(90));
        var treated = arrived + random.Between(TimeSpan.FromDays(2), TimeSpan.FromDays(14));
        var (last, idle) = ending switch
        {
            SeededEnding.New => (TimeSpan.Zero, TimeSpan.FromHours(12)),
            SeededEnding.InTriage => (contacted, TimeSpan.FromDays(3)),
            SeededEnding.Qualified => (qualified, TimeSpan.FromSeconds(30)),
            SeededEnding.Routed => (offered, TimeSpan.FromHours(10)),
            SeededEnding.Accepted => (confirmed, TimeSpan.FromDays(3)),
            SeededEnding.Quoted => (quoted, TimeSpan.FromDays(30)),
            SeededEnding.Booked => (decided, TimeSpan.FromDays(40)),
            SeededEnding.InTreatment => (arrived, TimeSpan.FromDays(10)),
            SeededEnding.Aftercare => (treated, TimeSpan.FromDays(600)),
            _ => (decided, TimeSpan.FromDays(700)),
        };
        var created = seasons.Draw(now - last - TimeSpan.FromSeconds(1), idle, now, random);
        (Created, Claimed, Contacted, Qualified, Offered) = (created, created + claimed, created + contacted, created + qualified, created + offered);
        (Accepted, Confirmed, Quoted, Decided, Arrived, Treated) = (created + accepted, created + confirmed, created + quoted, created + decided, created + arrived, created + treated);
    }

    public SeededEnding Ending { get; }

    public DateTimeOffset Created { get; }

    public DateTimeOffset Claimed { get; }

    public DateTimeOffset Contacted { get; }

    public DateTimeOffset Qualified { get; }

    public DateTimeOffset Offered { get; }

    public DateTimeOffset Accepted { get; }

    public DateTimeOffset Confirmed { get; }

    public DateTimeOffset Quoted { get; }

    public DateTimeOffset Decided { get; }

    public DateTimeOffset Arrived { get; }

    public DateTimeOffset Treated { get; }

    /// <summary>Draws a plot; where no clinic could be found the story ends with the coordinator.</summary>
    public static SeededPlot Draw(bool canBeTreated, SeededSeasons seasons, Random random, DateTimeOffset now)
    {
        var ending = DrawEnding(seasons.Days == 0 ? s_shares : s_sharesOfHistory, random);
        var needsClinic = ending is SeededEnding.Qualified or SeededEnding.Routed or SeededEnding.Accepted or SeededEnding.Quoted or SeededEnding.Booked
            or SeededEnding.InTreatment or SeededEnding.Aftercare or SeededEnding.LostAfterQuote or SeededEnding.Returned;
        return new SeededPlot(needsClinic && !canBeTreated ? SeededEnding.LostEarly : ending, seasons, random, now);
    }

    private static SeededEnding DrawEnding((SeededEnding Ending, int Share)[] shares, Random random)
    {
        var draw = random.Next(1000);
        foreach (var (ending, share) in shares)
        {
            if ((draw -= share) < 0)
                return ending;
        }

        return SeededEnding.New;
    }
}
