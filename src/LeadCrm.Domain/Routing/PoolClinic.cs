using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Routing;

/// <summary>A clinic in a pool: what does not change with the case is worked out once, and again when its calendar day ends.</summary>
internal sealed class PoolClinic
{
    private readonly TimeZoneInfo zone;
    private int today, thisWeek, thisMonth, inWindow;

    public PoolClinic(CandidateClinic source, int index, ClinicUsage usage, DateTimeOffset asOf)
    {
        (Source, Index) = (source, index);
        (today, thisWeek, thisMonth, inWindow) = (usage.Today, usage.ThisWeek, usage.ThisMonth, usage.InWindow);
        zone = LocalClock.For(source.TimeZone);
        PausedUntil = source.PausedUntil ?? DateTimeOffset.MinValue;
        Identity = SeededDraw.IdentityOf(source.ClinicId);
        Performance = FactorValues.Place(Factor.Speed, source.Performance.Speed())
            | FactorValues.Place(Factor.Acceptance, source.Performance.Acceptance())
            | FactorValues.Place(Factor.Conversion, source.Performance.Conversion())
            | FactorValues.Place(Factor.Outcomes, source.Performance.Outcomes());
        Day = LocalClock.DayOf(zone, asOf);
        StartDay();
    }

    public CandidateClinic Source { get; }

    public int Index { get; }

    public int CountryIndex { get; init; }

    public ulong Identity { get; }

    public ulong Performance { get; }

    public DateTimeOffset PausedUntil { get; }

    /// <summary>Today in the clinic's calendar.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The first moment of its next day.</summary>
    public DateTimeOffset DayEnds { get; private set; }

    /// <summary>Gates that fail today whatever the case.</summary>
    public Gate StandingGates { get; private set; }

    public LicenceKind ValidLicences { get; private set; }

    public int InWindow => inWindow;

    public ClinicUsage Usage => new(today, thisWeek, thisMonth, inWindow);

    public bool HasCapacity => IsBelow(Source.Capacity);

    public bool IsBelow(Capacity limit) =>
        !(today >= limit.PerDay) && !(thisWeek >= limit.PerWeek) && !(thisMonth >= limit.PerMonth);

    public void AdvanceTo(DateTimeOffset at)
    {
        if (at < DayEnds) return;
        var day = LocalClock.DayOf(zone, at);
        today = 0;
        if (Monday(day) != Monday(Day)) thisWeek = 0;
        if (day.Year != Day.Year || day.Month != Day.Month) thisMonth = 0;
        Day = day;
        StartDay();
    }

    public void Count(int cases)
    {
        today += cases;
        thisWeek += cases;
        thisMonth += cases;
        inWindow += cases;
    }

    /// <summary>Takes back a case that was counted earlier: only the periods that have not turned since still hold it.</summary>
    public void GiveBack(DateTimeOffset countedAt)
    {
        var day = LocalClock.DayOf(zone, countedAt);
        if (day == Day) today--;
        if (Monday(day) == Monday(Day)) thisWeek--;
        if (day.Year == Day.Year && day.Month == Day.Month) thisMonth--;
        inWindow--;
    }

    public void Restore(ClinicUsage usage) =>
        (today, thisWeek, thisMonth, inWindow) = (usage.Today, usage.ThisWeek, usage.ThisMonth, usage.InWindow);

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private void StartDay()
    {
        DayEnds = LocalClock.ToInstant(zone, Day.AddDays(1).ToDateTime(TimeOnly.MinValue));
        ValidLicences = LicenceKind.None;
        foreach (var licence in Source.Licences)
        {
            if (licence.IsValidOn(Day)) ValidLicences |= licence.Kind;
        }

        StandingGates = Gate.None;
        if (Source.VettingStatus != VettingStatus.Approved) StandingGates |= Gate.Vetting;
        if ((ValidLicences & LicenceKind.NationalLicence) == LicenceKind.None) StandingGates |= Gate.Licence;
        if (Source.TransferBasis == TransferBasis.None) StandingGates |= Gate.TransferBasis;
        if (Source.WorkingHours is null) StandingGates |= Gate.WorkingHours;
    }
}
