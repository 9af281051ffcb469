using LeadCrm.Domain.Values;

namespace LeadCrm.Domain.Clinics;

/// <summary>A partner clinic: its profile, what it offers, its licences, how much it takes, and whether it may be offered cases.</summary>
public sealed partial class Clinic
{
    private readonly List<Offering> offerings = [];
    private readonly List<Licence> licences = [];
    private readonly List<ClinicContract> contracts = [];

    private Clinic()
    {
    }

    /// <summary>UUIDv7, made by the caller.</summary>
    public Guid Id { get; private set; }

    /// <summary>Name of the clinic.</summary>
    public string Name { get; private set; } = "";

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public string Country { get; private set; } = "";

    /// <summary>City in which patients are treated.</summary>
    public string City { get; private set; } = "";

    /// <summary>IANA time zone; days, weeks and months of capacity and the days of licences are counted in it.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>BCP 47 tags of the languages in which the clinic itself treats.</summary>
    public IReadOnlyList<string> Languages { get; private set; } = [];

    /// <summary>BCP 47 tags of the languages for which it has interpreters.</summary>
    public IReadOnlyList<string> InterpreterLanguages { get; private set; } = [];

    /// <summary>Where offers are announced.</summary>
    public string ContactEmail { get; private set; } = "";

    /// <summary>E.164 number that treated patients reach day and night.</summary>
    public string Phone24h { get; private set; } = "";

    /// <summary>How far the clinic has been checked.</summary>
    public VettingStatus VettingStatus { get; private set; }

    /// <summary>What has been sighted.</summary>
    public VettingChecklist Checklist { get; private set; } = VettingChecklist.Empty;

    /// <summary>When the status last changed, UTC.</summary>
    public DateTimeOffset VettingChangedAt { get; private set; }

    /// <summary>Who changed the status last; <c>null</c> while the clinic's own application stands.</summary>
    public Guid? VettingChangedBy { get; private set; }

    /// <summary>Why the clinic was suspended; <c>null</c> unless it is.</summary>
    public string? SuspensionReason { get; private set; }

    /// <summary>No offers before this moment, UTC; <c>null</c>: not paused.</summary>
    public DateTimeOffset? PausedUntil { get; private set; }

    /// <summary>Why it is paused, in its own words; <c>null</c> when no reason was given.</summary>
    public string? PauseReason { get; private set; }

    /// <summary>How many cases the clinic takes.</summary>
    public Capacity Capacity { get; private set; } = Capacity.Unlimited;

    /// <summary>When the clinic works, with its holidays, in <see cref="TimeZone"/>; <c>null</c> until stated, which approval requires.</summary>
    public WorkingHours? WorkingHours { get; private set; }

    /// <summary>Working hours in which the clinic has agreed to answer an offer; a policy may ask for less.</summary>
    public int AcceptanceHours { get; private set; } = 8;

    /// <summary>What allows health data to reach the clinic's country.</summary>
    public TransferBasis TransferBasis { get; private set; }

    /// <summary>
    /// Agreed weight when clinics of near-equal score share the cases: 2 gets twice as many as 1, 0 only what nobody else takes.
    /// </summary>
    public decimal AgreedShare { get; private set; } = 1;

    /// <summary>What the clinic pays. Never an input to routing.</summary>
    public Commission Commission { get; private set; } = Commission.None;

    /// <summary>Days after acceptance within which the clinic may return a lead, 1 to 90; <c>null</c>: the house's. Never an input to routing.</summary>
    public int? ReturnAgeDays { get; private set; }

    /// <summary>Largest share of its offers that the clinic may return, 0 (none) to 0.5; <c>null</c>: the house's. Never an input to routing.</summary>
    public decimal? ReturnShare { get; private set; }

    /// <summary>Concurrency version; every change raises it by one.</summary>
    public int Version { get; private set; }

    /// <summary>What the clinic offers, one entry per pair of condition and treatment.</summary>
    public IReadOnlyList<Offering> Offerings => offerings;

    /// <summary>Licences and accreditations, expired ones included.</summary>
    public IReadOnlyList<Licence> Licences => licences;

    /// <summary>Contracts, ended ones included.</summary>
    public IReadOnlyList<ClinicContract> Contracts => contracts;

    /// <summary>A clinic asks to become a partner.</summary>
    /// <param name="id">UUIDv7.</param>
    /// <param name="profile">What it says about itself.</param>
    /// <param name="at">Now, UTC.</param>
    /// <exception cref="BrokenRuleException">As <see cref="ClinicProfile.Check"/>.</exception>
    public static Clinic Apply(Guid id, ClinicProfile profile, DateTimeOffset at)
    {
        var clinic = new Clinic { Id = id, VettingStatus = VettingStatus.Applied, VettingChangedAt = at };
        clinic.Describe(profile);
        return clinic;
    }

    /// <summary>
    /// Changes the profile; working hours keep their local times when the zone changes. What was agreed by the law of one country
    /// (transfer basis, commission) does not move to another: it has to be agreed anew, and until then no case is offered.
    /// </summary>
    /// <param name="profile">The new profile.</param>
    /// <exception cref="BrokenRuleException">As <see cref="ClinicProfile.Check"/>.</exception>
    public void Describe(ClinicProfile profile)
    {
        profile.Check();
        if (Country.Length > 0 && Country != profile.Country)
            (TransferBasis, Commission) = (TransferBasis.None, Commission.None);
        (Name, Country, City, TimeZone) = (profile.Name, profile.Country, profile.City, profile.TimeZone);
        (Languages, InterpreterLanguages) = ([.. profile.Languages], [.. profile.InterpreterLanguages]);
        (ContactEmail, Phone24h) = (profile.ContactEmail, profile.Phone24h);
        if (WorkingHours is { } hours && hours.TimeZone != TimeZone)
            WorkingHours = new WorkingHours(TimeZone, hours.Weekly, hours.Holidays);
        Version++;
    }

    /// <summary>The profile as one value.</summary>
    public ClinicProfile Profile() => new(Name, Country, City, TimeZone, Languages, InterpreterLanguages, ContactEmail, Phone24h);

    /// <summary>The clinic's calendar: its days begin and end in its own time zone.</summary>
    public ZonedCalendar Calendar() => new(TimeZone);

    /// <summary>The clinic's calendar day; it needs no working hours.</summary>
    /// <param name="at">Any moment.</param>
    public DateOnly Today(DateTimeOffset at) => LocalClock.DayOf(LocalClock.For(TimeZone), at);

    /// <summary>The moment at which a day begins at the clinic (UTC); a midnight that is skipped means the moment of the change.</summary>
    /// <param name="day">A day of its calendar.</param>
    public DateTimeOffset StartOf(DateOnly day) => LocalClock.ToInstant(LocalClock.For(TimeZone), day.ToDateTime(TimeOnly.MinValue)).ToUniversalTime();

    /// <summary>Refuses a change by somebody who saw an older state.</summary>
    /// <param name="seen">The version that was seen; <c>null</c>: any.</param>
    /// <exception cref="BrokenRuleException"><c>changed-meanwhile</c>.</exception>
    public void RefuseUnlessSeen(int? seen)
    {
        if (seen is { } version && version != Version)
            throw new BrokenRuleException("changed-meanwhile", "Somebody else changed this clinic meanwhile; look again and repeat.");
    }

    /// <summary>Whether new cases may be offered at a moment, as far as vetting and pause are concerned.</summary>
    /// <param name="at">The moment, UTC.</param>
    public bool IsOpenAt(DateTimeOffset at) => VettingStatus == VettingStatus.Approved && !(at < PausedUntil);
}
