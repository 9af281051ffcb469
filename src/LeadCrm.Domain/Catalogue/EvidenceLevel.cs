namespace LeadCrm.Domain.Catalogue;

/// <summary>How well a treatment is proven for one condition. Never a property of the treatment alone.</summary>
public enum EvidenceLevel
{
    /// <summary>Not proven for this condition: never routed, never sold.</summary>
    Unproven = 0,

    /// <summary>Only inside a trial: no price, no commission, information instead of an offer.</summary>
    Investigational = 1,

    /// <summary>Controlled trials exist, not yet standard: needs the patient's acknowledgement before routing.</summary>
    Emerging = 2,

    /// <summary>Guideline-recommended for stated patients.</summary>
    Established = 3,
}
