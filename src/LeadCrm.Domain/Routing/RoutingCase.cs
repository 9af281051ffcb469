using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Routing;

/// <summary>Everything about a lead that routing reads. No name, no contact, no clinical answer: only what a gate or a factor needs.</summary>
public sealed record RoutingCase
{
    /// <summary>The lead.</summary>
    public required Guid LeadId { get; init; }

    /// <summary>The condition's code in the catalogue.</summary>
    public required string ConditionCode { get; init; }

    /// <summary>The treatment's code in the catalogue.</summary>
    public required string TreatmentCode { get; init; }

    /// <summary>Evidence level of the pair, as the catalogue has it at the time of the decision.</summary>
    public required EvidenceLevel EvidenceLevel { get; init; }

    /// <summary>The clinic needs any one of these; <see cref="LicenceKind.None"/>: nothing beyond the national licence.</summary>
    public LicenceKind RequiredAnyOf { get; init; }

    /// <summary>What the eligibility rules say.</summary>
    public EligibilityOutcome Eligibility { get; init; }

    /// <summary>A medical reviewer has decided in writing to go on although the rules say not eligible.</summary>
    public bool ReviewerOverride { get; init; }

    /// <summary>A red flag is raised and not cleared.</summary>
    public bool HasOpenRedFlag { get; init; }

    /// <summary>Consent to a de-identified case being shown to clinics, abroad too.</summary>
    public bool ShareDeidentified { get; init; }

    /// <summary>The patient has acknowledged the evidence and the risks of this treatment.</summary>
    public bool EvidenceAcknowledged { get; init; }

    /// <summary>The adult who would be treated has confirmed; <c>true</c> when nobody has to.</summary>
    public bool RepresentedPersonConfirmed { get; init; } = true;

    /// <summary>Where the patient lives: ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>BCP 47 tag; only its primary part (<c>en</c> of <c>en-GB</c>) is compared.</summary>
    public required string Language { get; init; }

    /// <summary>Countries that the patient accepts, the preferred one first; empty: any.</summary>
    public IReadOnlyList<string> Destinations { get; init; } = [];

    /// <summary>The most that the patient can pay, in <see cref="BudgetCurrency"/>; <c>null</c>: not stated.</summary>
    public decimal? Budget { get; init; }

    /// <summary>ISO 4217 code; <c>null</c> without a budget.</summary>
    public string? BudgetCurrency { get; init; }

    /// <summary>The clinic that the patient asked for by name; considered first if it passes every gate, never instead of them.</summary>
    public Guid? RequestedClinicId { get; init; }

    /// <summary>Whether clinics other than the requested one may answer; without a requested clinic it says nothing.</summary>
    public bool OthersMayAnswer { get; init; } = true;

    /// <summary>Most clinics at once that the patient agreed to; <c>null</c>: as many as the policy says.</summary>
    public int? MaxClinicsAgreed { get; init; }

    /// <summary>How urgently an answer is wanted.</summary>
    public RoutingPriority Priority { get; init; } = RoutingPriority.Normal;

    /// <summary>Clinics that had an assignment for this lead, and how it ended.</summary>
    public IReadOnlyList<EndedAssignment> Ended { get; init; } = [];

    /// <summary>Clinics that hold a living assignment for this lead.</summary>
    public IReadOnlyList<Guid> Living { get; init; } = [];
}

/// <summary>An assignment of this lead that has ended.</summary>
/// <param name="ClinicId">The clinic.</param>
/// <param name="How">How it ended.</param>
public sealed record EndedAssignment(Guid ClinicId, AssignmentEnd How);

/// <summary>How an assignment ended, as far as routing cares. The values are stored: they only grow.</summary>
public enum AssignmentEnd
{
    /// <summary>The clinic declined: not offered again.</summary>
    Declined = 0,

    /// <summary>The clinic did not answer in time: not offered again.</summary>
    Expired = 1,

    /// <summary>It ended in another way (unsuitable, not chosen, returned, cancelled): not offered again.</summary>
    Other = 2,

    /// <summary>We took it back for a reason of our own: may be offered again.</summary>
    Recalled = 3,
}
