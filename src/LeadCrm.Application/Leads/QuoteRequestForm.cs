using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadCrm.Application.Leads;

/// <summary>Who asks, as the form sends it.</summary>
public sealed record RequesterForm
{
    /// <summary>Full name.</summary>
    public string? FullName { get; init; }

    /// <summary><c>self</c>, <c>parent</c>, <c>guardian</c>, <c>child</c>, <c>partner</c> or <c>other</c>.</summary>
    public string? Relation { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Phone number; national notation is read by <see cref="Country"/>, stored as E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>Country of residence, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>Language, BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>Time zone, IANA.</summary>
    public string? TimeZone { get; init; }

    /// <summary><c>email</c>, <c>phone</c> or <c>whatsapp</c>.</summary>
    public string? PreferredChannel { get; init; }

    /// <summary>When they would rather be reached.</summary>
    public string? PreferredHours { get; init; }
}

/// <summary>Who is treated, as the form sends it.</summary>
public sealed record PatientForm
{
    /// <summary>Full name when it is somebody else than the requester.</summary>
    public string? FullName { get; init; }

    /// <summary>Year of birth.</summary>
    public int? YearOfBirth { get; init; }

    /// <summary><c>female</c>, <c>male</c> or <c>other</c>.</summary>
    public string? Sex { get; init; }

    /// <summary>For a minor: on what authority the guardian asks.</summary>
    public string? GuardianAuthority { get; init; }
}

/// <summary>What is asked for, as the form sends it.</summary>
public sealed record EnquiryForm
{
    /// <summary>Category code.</summary>
    public string? Category { get; init; }

    /// <summary>Condition code.</summary>
    public string? Condition { get; init; }

    /// <summary>Treatment code; absent to be advised.</summary>
    public string? Treatment { get; init; }

    /// <summary>Free text.</summary>
    public string? Message { get; init; }

    /// <summary>Id of a clinic asked for by name.</summary>
    public Guid? Clinic { get; init; }

    /// <summary>Whether other clinics may answer too.</summary>
    public bool OtherClinics { get; init; } = true;

    /// <summary>Answers to the condition's questionnaire, by question code.</summary>
    public JsonElement? Answers { get; init; }
}

/// <summary>An amount of money.</summary>
public sealed record MoneyForm
{
    /// <summary>The amount.</summary>
    public decimal? Amount { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }
}

/// <summary>Wishes, as the form sends them.</summary>
public sealed record WishesForm
{
    /// <summary>The most clinics at a time that a patient can agree to.</summary>
    public const int MostClinics = 5;

    /// <summary>Acceptable destinations, ISO 3166-1 alpha-2.</summary>
    public IReadOnlyList<string>? Destinations { get; init; }

    /// <summary>Budget.</summary>
    public MoneyForm? Budget { get; init; }

    /// <summary>People who travel along.</summary>
    public int? Companions { get; init; }

    /// <summary>First possible day of travel.</summary>
    public DateOnly? TravelFrom { get; init; }

    /// <summary>Last possible day of travel.</summary>
    public DateOnly? TravelUntil { get; init; }

    /// <summary>Most clinics that may be asked at a time, 1 to 5; absent: as many as the routing policy says.</summary>
    // Left out when absent, so that a request from before there was this field, sent again, is the same request.
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MaxClinics { get; init; }
}

/// <summary>One consent of the form.</summary>
public sealed record ConsentForm
{
    /// <summary><c>contact</c>, <c>health-data</c>, <c>share-deidentified</c>, <c>share-identity-preference</c>, <c>marketing</c> or <c>evidence-acknowledged</c>.</summary>
    public string? Purpose { get; init; }

    /// <summary>Granted or refused.</summary>
    public bool Granted { get; init; }

    /// <summary>Version of the text that was shown.</summary>
    public string? TextVersion { get; init; }

    /// <summary>Language in which it was shown.</summary>
    public string? Language { get; init; }
}

/// <summary>Where the request came from, as the form sends it.</summary>
public sealed record AttributionForm
{
    /// <summary>Address of the page.</summary>
    public string? Url { get; init; }

    /// <summary>The article.</summary>
    public string? ArticleSlug { get; init; }

    /// <summary>Its title.</summary>
    public string? ArticleTitle { get; init; }

    /// <summary>Its category.</summary>
    public string? Category { get; init; }

    /// <summary>Where the reader came from.</summary>
    public string? Referrer { get; init; }

    /// <summary>utm_source.</summary>
    public string? UtmSource { get; init; }

    /// <summary>utm_medium.</summary>
    public string? UtmMedium { get; init; }

    /// <summary>utm_campaign.</summary>
    public string? UtmCampaign { get; init; }

    /// <summary>The partner site.</summary>
    public string? SiteKey { get; init; }

    /// <summary>The variant of the form.</summary>
    public string? FormVariant { get; init; }

    /// <summary>The click id of an advertisement.</summary>
    public string? ClickId { get; init; }
}
