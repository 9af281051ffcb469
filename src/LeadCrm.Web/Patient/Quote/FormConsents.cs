using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.Consents;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>The consents the form asks for, each on its own.</summary>
internal static class FormConsents
{
    public const string Share = "share-deidentified";
    public const string IdentityPreference = "share-identity-preference";
    public const string EvidenceAcknowledged = "evidence-acknowledged";
    private static readonly string[] s_always = ["contact", "health-data", Share, IdentityPreference, "marketing"];

    /// <summary>
    /// The purposes in the order shown. Acknowledging the evidence is asked where the evidence is thin; nothing about clinics is
    /// asked where none will be.
    /// </summary>
    public static IEnumerable<string> For(PublicTreatment? treatment) => treatment?.EvidenceLevel switch
    {
        "emerging" or "investigational" => [.. s_always[..3], EvidenceAcknowledged, .. s_always[3..]],
        "unproven" => ["contact", "health-data", "marketing"],
        _ => s_always,
    };

    /// <summary>Whether nothing can be done without it.</summary>
    public static bool IsNeeded(string purpose) => purpose is "contact" or "health-data";

    /// <summary>The key of the words that say what happens without a consent that is not needed to send; null when nothing does.</summary>
    /// <param name="purpose">The purpose.</param>
    /// <param name="action">What the form's button promises.</param>
    public static string? Without(string purpose, string action) => purpose switch
    {
        Share when action == CallToAction.Quote => "consents.share-deidentified.without",
        Share => "consents.share-deidentified.without.trials",
        EvidenceAcknowledged => "consents.evidence-acknowledged.without",
        _ => null,
    };

    /// <param name="language">The language the page spoke, in which the texts were read.</param>
    public static IReadOnlyList<ConsentForm> Read(PostedFields fields, PublicTreatment? treatment, string language) => For(treatment)
        .Select(purpose => new ConsentForm { Purpose = purpose, Granted = fields[$"consents.{purpose}"] == "true", TextVersion = ConsentText.Version, Language = language })
        .ToList();
}
