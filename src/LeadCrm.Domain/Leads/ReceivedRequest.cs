using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Consents;

namespace LeadCrm.Domain.Leads;

/// <summary>A validated quote request, its clinical text already sealed.</summary>
public sealed record ReceivedRequest
{
    /// <summary>Who asks.</summary>
    public required Requester Requester { get; init; }

    /// <summary>Who is treated.</summary>
    public required Patient Patient { get; init; }

    /// <summary>Category code.</summary>
    public required string CategoryCode { get; init; }

    /// <summary>Condition code.</summary>
    public required string ConditionCode { get; init; }

    /// <summary>Treatment code; null to be advised.</summary>
    public string? TreatmentCode { get; init; }

    /// <summary>What the patient wrote, sealed.</summary>
    public SealedText? Message { get; init; }

    /// <summary>The answers, sealed.</summary>
    public SealedText? Answers { get; init; }

    /// <summary>What the rules say about the answers.</summary>
    public EligibilityOutcome Eligibility { get; init; }

    /// <summary>A clinic asked for by name.</summary>
    public Guid? RequestedClinicId { get; init; }

    /// <summary>Whether other clinics may answer too.</summary>
    public bool OtherClinicsMayAnswer { get; init; } = true;

    /// <summary>Most clinics at a time that the patient agreed to; null: as many as the policy says.</summary>
    public int? MaxClinicsAgreed { get; init; }

    /// <summary>What the patient would like.</summary>
    public required Wishes Wishes { get; init; }

    /// <summary>Where the request came from.</summary>
    public required Attribution Attribution { get; init; }

    /// <summary>The consent acts of the form.</summary>
    public required IReadOnlyList<Consent> Consents { get; init; }

    /// <summary>The client-made key.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>SHA-256 of the canonical body.</summary>
    public required byte[] RequestHash { get; init; }

    /// <summary>Whether the screen found a possible emergency.</summary>
    public bool HasRedFlags { get; init; }

    /// <summary>Whether the request is kept apart as spam.</summary>
    public bool LooksLikeSpam { get; init; }
}
