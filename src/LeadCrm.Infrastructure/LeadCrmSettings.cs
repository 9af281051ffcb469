using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Routing;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Returns;

namespace LeadCrm.Infrastructure;

/// <summary>The section <c>LeadCrm</c> of the configuration, for example <c>LeadCrm__PublicUrl</c> in the environment.</summary>
public sealed class LeadCrmSettings
{
    public const string Section = "LeadCrm";

    /// <summary>Where files rest: master key of a demo, mails without an SMTP server, the embedded database.</summary>
    public string DataFolder { get; set; } = ".data";

    /// <summary>The address people see; links in mails begin with it.</summary>
    public string PublicUrl { get; set; } = "http://127.0.0.1:5080";

    /// <summary>The zone in which the organisation counts days and months: reports, and imported days that name no zone.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary><c>Web</c>, <c>Worker</c> or both.</summary>
    public string Roles { get; set; } = "Web,Worker";

    /// <summary>32 bytes in base 64; without it a key is made in the data folder, which only demo and embedded use may do.</summary>
    public string? MasterKey { get; set; }

    /// <summary>Demo accounts and data; only on loopback.</summary>
    public bool Demo { get; set; }

    public RateLimitSettings RateLimits { get; set; } = new();

    public CircuitSettings Circuits { get; set; } = new();

    public ContactSettings Contact { get; set; } = new();

    public UnaskedMailSettings UnaskedMails { get; set; } = new();

    public TriageSettings Triage { get; set; } = new();

    public ReturnSettings Returns { get; set; } = new();

    public EvidenceSettings Evidence { get; set; } = new();

    public RoutingSettings Routing { get; set; } = new();

    public ExchangeRateSettings ExchangeRates { get; set; } = new();

    /// <summary>Sites that may show the form in a frame: origins such as <c>https://example.org</c>; <c>*</c> for any. Without one none may.</summary>
    public string[] FrameOrigins { get; set; } = [];

    /// <summary>The proxies in front of the program, addresses or networks such as <c>10.0.0.0/24</c>; only they are believed who a client is.</summary>
    public string[] KnownProxies { get; set; } = [];

    /// <summary>Without those that an environment names by an empty text.</summary>
    public IEnumerable<string> NamedProxies => KnownProxies.Where(p => !string.IsNullOrWhiteSpace(p));

    /// <summary>What the installation's lawyers found about commissions, for example <c>LeadCrm__Commissions__0__Country=ES</c>.</summary>
    public CommissionSettings[] Commissions { get; set; } = [];

    /// <summary>Whether people come over https.</summary>
    public bool IsSecure => PublicUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    public bool IsWeb => Roles.Contains("Web", StringComparison.OrdinalIgnoreCase);

    public bool IsWorker => Roles.Contains("Worker", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Requests per minute and address before 429.</summary>
public sealed class RateLimitSettings
{
    /// <summary>What demo mode allows for everything.</summary>
    public const int Demo = 10_000;

    public int QuoteRequests { get; set; } = 20;

    /// <summary>For a whole office behind one address; what is tried at one account is counted apart.</summary>
    public int SignIns { get; set; } = 30;

    public int Cases { get; set; } = 120;

    /// <summary>Requests that cannot be read.</summary>
    public int Broken { get; set; } = 60;
}

/// <summary>The live connections of open workbench pages.</summary>
public sealed class CircuitSettings
{
    /// <summary>How many one account may have at a time, that is, in how many tabs and windows it may work.</summary>
    public int PerUser { get; set; } = 30;
}

/// <summary>How people reach the organisation; what is not set is promised nowhere.</summary>
public sealed class ContactSettings
{
    /// <summary>Where somebody reads what people write; answers to mails go there.</summary>
    public string? Email { get; set; }

    public string? Phone { get; set; }

    /// <summary>When somebody answers the phone, in words with the zone.</summary>
    public string? Hours { get; set; }

    internal HouseContact Contact => new(Given(Email), Given(Phone), Given(Hours));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>How many mails an address gets that it may not have asked for: what answers the public form.</summary>
public sealed class UnaskedMailSettings
{
    /// <summary>What demo mode allows when nothing is set.</summary>
    private const int Demo = 10_000;

    private const int Usual = 3;

    public int? Most { get; set; }

    public double Hours { get; set; } = 24;

    internal UnaskedMailTerms Terms(bool demo) => new(Math.Max(1, Most ?? (demo ? Demo : Usual)), TimeSpan.FromHours(Math.Clamp(Hours, 1, 24 * 30)));
}

/// <summary>What the law of a country says about commissions; it replaces what ships with the program.</summary>
public sealed class CommissionSettings
{
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; set; } = "";

    public CommissionLaw Law { get; set; }

    /// <summary>The most that may be agreed, in per cent.</summary>
    public decimal? CapPercent { get; set; }

    /// <summary>Where that is written.</summary>
    public string Source { get; set; } = "configuration";

    internal CommissionRule Rule => new(Country, Law, Source, CapPercent);
}

/// <summary>The intake team's hours and deadlines.</summary>
public sealed class TriageSettings
{
    public string TimeZone { get; set; } = "Europe/London";

    public TimeOnly From { get; set; } = new(8, 0);

    public TimeOnly To { get; set; } = new(18, 0);

    public double FirstContactHours { get; set; } = 1;

    public double ReplyHours { get; set; } = 4;

    public double QuoteHours { get; set; } = 72;

    internal WorkingHours WorkingHours => WorkingHours.Weekdays(TimeZone, From, To);
}

/// <summary>What is agreed with clinics about returning leads.</summary>
public sealed class ReturnSettings
{
    public int AgeDays { get; set; } = new ReturnTerms().AgeDays;

    public decimal Share { get; set; } = new ReturnTerms().Share;

    public int AtLeast { get; set; } = new ReturnTerms().AtLeast;

    public int CycleLimit { get; set; } = new ReturnTerms().CycleLimit;

    internal ReturnTerms Terms => new(AgeDays, Share, AtLeast, CycleLimit);
}

/// <summary>How the router works.</summary>
public sealed class RoutingSettings
{
    /// <summary>The most leads of one transaction; fewer where the database is slow, so that people wait less for a lead that is being routed.</summary>
    public int ChunkSize { get; set; } = new RouteLeads().ChunkSize;

    internal RouteLeads Request => new() { ChunkSize = Math.Clamp(ChunkSize, 1, 5_000) };
}

/// <summary>Where exchange rates come from.</summary>
public sealed class ExchangeRateSettings
{
    /// <summary>
    /// The European Central Bank's daily file, <c>https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml</c>, or another in its format; https
    /// only, but for 127.0.0.1. Empty: nothing is fetched, and the rates that ship with the program are used.
    /// </summary>
    public string Address { get; set; } = "";
}

/// <summary>How long a review of the catalogue's evidence lasts.</summary>
public sealed class EvidenceSettings
{
    public int ReviewMonths { get; set; } = 12;

    /// <summary>For emerging and investigational treatments.</summary>
    public int EarlyReviewMonths { get; set; } = 6;

    public int ReviewSoonDays { get; set; } = 30;

    internal ReviewInterval Interval => new(Math.Max(1, ReviewMonths), Math.Max(1, EarlyReviewMonths), Math.Max(0, ReviewSoonDays));
}
