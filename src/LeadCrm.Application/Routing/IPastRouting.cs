using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Routing;

namespace LeadCrm.Application.Routing;

/// <summary>What a simulation reads of the past: plain columns, never an answer or a message.</summary>
public interface IPastRouting
{
    /// <summary>The clinics as a simulation takes them, kept so that its decisions can be read later.</summary>
    /// <param name="at">Now (UTC).</param>
    /// <param name="ct">Cancels.</param>
    Task<ClinicSnapshot> KeepSnapshotAsync(DateTimeOffset at, CancellationToken ct);

    /// <summary>The last leads that were qualified, by the time of their creation, newest first, in pages.</summary>
    /// <param name="leads">The most leads.</param>
    /// <param name="ct">Cancels.</param>
    IAsyncEnumerable<PastPage> ReadAsync(int leads, CancellationToken ct);
}

/// <summary>A page of the past.</summary>
/// <param name="Leads">Leads.</param>
/// <param name="Offers">What became of them.</param>
public sealed record PastPage(IReadOnlyList<PastLead> Leads, IReadOnlyList<PastOffer> Offers);

/// <summary>A qualified lead of the past, as far as routing reads it. Members mean what those of <see cref="Lead"/> mean.</summary>
public sealed record PastLead
{
    /// <summary>The lead.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it was first qualified (UTC).</summary>
    public required DateTimeOffset QualifiedAt { get; init; }

    /// <summary>Condition code.</summary>
    public required string ConditionCode { get; init; }

    /// <summary>Treatment code.</summary>
    public required string TreatmentCode { get; init; }

    /// <summary>What the eligibility rules said.</summary>
    public EligibilityOutcome Eligibility { get; init; }

    /// <summary>Whether a medical reviewer overrode them.</summary>
    public bool EligibilityOverridden { get; init; }

    /// <summary>Possible emergency: none, open or judged.</summary>
    public RedFlagState RedFlag { get; init; }

    /// <summary>Purposes granted at present.</summary>
    public ConsentPurpose Consents { get; init; }

    /// <summary>How the requester is related to the patient.</summary>
    public Relation Relation { get; init; }

    /// <summary>When a represented adult confirmed (UTC).</summary>
    public DateTimeOffset? RepresentationConfirmedAt { get; init; }

    /// <summary>Year of birth.</summary>
    public int? YearOfBirth { get; init; }

    /// <summary>Whether a guardian's authority is stated.</summary>
    public bool GuardianStated { get; init; }

    /// <summary>ISO 3166-1.</summary>
    public string? Country { get; init; }

    /// <summary>BCP 47.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Accepted countries, the preferred one first.</summary>
    public IReadOnlyList<string> Destinations { get; init; } = [];

    /// <summary>The budget.</summary>
    public decimal? BudgetAmount { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? BudgetCurrency { get; init; }

    /// <summary>A clinic asked for by name.</summary>
    public Guid? RequestedClinicId { get; init; }

    /// <summary>Whether others may answer too.</summary>
    public bool OtherClinicsMayAnswer { get; init; } = true;

    /// <summary>How many clinics the patient agreed to.</summary>
    public int? MaxClinicsAgreed { get; init; }

    /// <summary>The priority that a coordinator chose.</summary>
    public RoutingPriority? ChosenPriority { get; init; }

    /// <summary>First possible day of travel.</summary>
    public DateOnly? TravelFrom { get; init; }

    /// <summary>Last possible day of travel.</summary>
    public DateOnly? TravelUntil { get; init; }
}

/// <summary>An offer of the past.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="ClinicId">The clinic.</param>
/// <param name="Status">Where it stands now.</param>
/// <param name="ExpiresAt">Its deadline (UTC).</param>
/// <param name="AnsweredAt">When the clinic answered (UTC).</param>
/// <param name="AcceptedAt">When the clinic took the case (UTC).</param>
/// <param name="QuotedAt">When a quote was first sent (UTC).</param>
/// <param name="ChosenAt">When the patient chose the clinic (UTC).</param>
public sealed record PastOffer(
    Guid LeadId, Guid ClinicId, AssignmentStatus Status, DateTimeOffset ExpiresAt, DateTimeOffset? AnsweredAt, DateTimeOffset? AcceptedAt, DateTimeOffset? QuotedAt, DateTimeOffset? ChosenAt);
