using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Routing;

/// <summary>The gates of the case itself: one that fails stops every clinic.</summary>
public static class CaseGates
{
    /// <summary>The gates of the case that fail.</summary>
    /// <param name="lead">What routing may read of the lead.</param>
    public static Gate Failed(RoutingCase lead)
    {
        ArgumentNullException.ThrowIfNull(lead);
        var failed = Gate.None;
        if (!lead.ShareDeidentified) failed |= Gate.Consent;
        if (!lead.RepresentedPersonConfirmed) failed |= Gate.RepresentedPerson;
        if (lead.HasOpenRedFlag) failed |= Gate.RedFlag;
        if (lead.EvidenceLevel == EvidenceLevel.Unproven) failed |= Gate.Unproven;
        if (lead.EvidenceLevel is EvidenceLevel.Emerging or EvidenceLevel.Investigational && !lead.EvidenceAcknowledged)
            failed |= Gate.EvidenceAcknowledgement;
        if (lead.Eligibility == EligibilityOutcome.NotEligible && !lead.ReviewerOverride) failed |= Gate.Eligibility;
        return failed;
    }
}
