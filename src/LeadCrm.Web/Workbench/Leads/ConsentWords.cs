using LeadCrm.Domain.Consents;

namespace LeadCrm.Web.Workbench.Leads;

/// <summary>Consents in words.</summary>
internal static class ConsentWords
{
    /// <summary>What was asked in the form, each on its own.</summary>
    public static readonly IReadOnlyList<(ConsentPurpose Purpose, string Words)> Asked =
    [
        (ConsentPurpose.Contact, "to be contacted about the request"),
        (ConsentPurpose.HealthData, "to health data being processed"),
        (ConsentPurpose.ShareDeidentified, "to the de-identified case being shown to clinics, abroad too"),
        (ConsentPurpose.EvidenceAcknowledged, "acknowledging that the evidence is limited"),
        (ConsentPurpose.ShareIdentityPreference, "preferring that identity may be shared later"),
        (ConsentPurpose.Marketing, "to marketing"),
    ];

    /// <summary>The words for a purpose as a timeline names it.</summary>
    public static string For(string? purpose) => Enum.TryParse(purpose, out ConsentPurpose parsed)
        ? parsed == ConsentPurpose.ShareIdentity ? "to one clinic knowing who the patient is" : Asked.FirstOrDefault(a => a.Purpose == parsed).Words ?? ""
        : "";
}
