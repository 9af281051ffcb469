namespace LeadCrm.Domain.Clinics;

/// <summary>What a manager must have sighted before a clinic is approved; each item carries the day on which it was sighted.</summary>
/// <param name="SafetyStandardsOn">Patient-safety standards (infection control, emergency care) sighted on this day; <c>null</c>: not yet.</param>
/// <param name="EthicsCommitteeOn">An ethics committee that answers for the clinic sighted on this day; <c>null</c>: not yet.</param>
/// <param name="InformedConsentOn">The informed-consent process sighted on this day; <c>null</c>: not yet.</param>
/// <param name="ComplicationReportingOn">The way in which complications are reported sighted on this day; <c>null</c>: not yet.</param>
public sealed record VettingChecklist(
    DateOnly? SafetyStandardsOn = null,
    DateOnly? EthicsCommitteeOn = null,
    DateOnly? InformedConsentOn = null,
    DateOnly? ComplicationReportingOn = null)
{
    /// <summary>Nothing has been sighted yet.</summary>
    public static VettingChecklist Empty { get; } = new();

    /// <summary>Names the items still to be sighted, in plain words; empty when the checklist is complete.</summary>
    public IReadOnlyList<string> Missing()
    {
        var missing = new List<string>(4);
        if (SafetyStandardsOn is null) missing.Add("safety standards");
        if (EthicsCommitteeOn is null) missing.Add("ethics committee");
        if (InformedConsentOn is null) missing.Add("informed-consent process");
        if (ComplicationReportingOn is null) missing.Add("complication reporting");
        return missing;
    }
}
