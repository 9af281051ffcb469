using LeadCrm.Domain.Values;

namespace LeadCrm.Domain.Leads;

/// <summary>Who asks: the patient, or somebody for them. Empty for imported history, which is never contacted.</summary>
public sealed record Requester
{
    /// <summary>Full name as given.</summary>
    public string? FullName { get; init => field = OneLine.Of(value); }

    /// <summary>How the requester is related to the patient.</summary>
    public Relation Relation { get; init; }

    /// <summary>E-mail address, if given.</summary>
    public string? Email { get; init; }

    /// <summary>Phone number in E.164, if given.</summary>
    public string? Phone { get; init; }

    /// <summary>Country of residence, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>Language for everything they read, BCP 47.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Time zone, IANA; messages keep to its quiet hours.</summary>
    public string? TimeZone { get; init; }

    /// <summary>How they would rather be reached.</summary>
    public ContactChannel PreferredChannel { get; init; }

    /// <summary>When they would rather be reached, in their own words and time zone.</summary>
    public string? PreferredHours { get; init => field = OneLine.Of(value); }

    /// <summary>Whether anybody can be reached at all.</summary>
    public bool CanBeReached => Email is not null || Phone is not null;
}
