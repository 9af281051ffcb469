namespace LeadCrm.Domain.Leads;

/// <summary>Reason codes for moves. They are stored and reported, so they only grow.</summary>
public static class Reasons
{
    /// <summary>A person set it apart or closed it, and it was no other choice's reason.</summary>
    public const string MarkedByHand = "marked-by-hand";

    /// <summary>A coordinator took the lead back from the router and from clinics.</summary>
    public const string TakenBack = "taken-back";

    /// <summary>Nobody is left to offer the case to.</summary>
    public const string NoClinicLeft = "no-clinic-left";

    /// <summary>The patient took back the consent to show the case to clinics.</summary>
    public const string SharingWithdrawn = "sharing-withdrawn";

    /// <summary>Consent was withdrawn.</summary>
    public const string ConsentWithdrawn = "consent-withdrawn";

    /// <summary>A clinic returned the lead; a person judges it.</summary>
    public const string Returned = "returned";

    /// <summary>Clinics returned the lead again and again; no further clinic is asked before a person has judged it.</summary>
    public const string ReturnedAgain = "returned-again";

    /// <summary>A booking brought over from history.</summary>
    public const string Imported = "imported";

    /// <summary>An imported booking that lies before its lead's first contact; kept as it is, and counted in the lead's cohort of creation.</summary>
    public const string BookedBeforeContact = "booked-before-contact";

    /// <summary>Reads a reason, in any case.</summary>
    /// <param name="known">The reasons that there are.</param>
    /// <param name="reason">As given.</param>
    /// <returns>The reason as it is stored.</returns>
    /// <exception cref="BrokenRuleException"><c>unknown-reason</c>, naming those that there are.</exception>
    public static string Read(IEnumerable<string> known, string reason) =>
        known.FirstOrDefault(code => string.Equals(code, reason, StringComparison.OrdinalIgnoreCase))
        ?? throw new BrokenRuleException("unknown-reason", $"The reason must be one of: {string.Join(", ", known)}.");

    /// <summary>Why a lead may be lost (PRODUCT: reports).</summary>
    public static readonly IReadOnlyList<string> Lost =
    [
        "no-clinic", "medically-unsuitable", "evidence-insufficient", "records-not-supplied", "price", "travel-or-visa",
        "treated-locally", "safety-concern", "unreachable", "chose-another", ConsentWithdrawn, "other",
    ];

    /// <summary>Why a lead may be disqualified.</summary>
    public static readonly IReadOnlyList<string> Disqualified =
    [
        "evidence-insufficient", "medically-unsuitable", "outside-our-field", "contact-invalid", "unreachable", "no-interest", "other",
    ];

    /// <summary>Why a clinic may decline an offer.</summary>
    public static readonly IReadOnlyList<string> Declined =
    [
        "capacity", "medically-unsuitable", "records-insufficient", "treatment-not-offered", "language", "price-expectation", "other",
    ];

    /// <summary>Why a clinic may cancel a case that it has accepted. A medical judgement is none of them: it has a verb of its own.</summary>
    public static readonly IReadOnlyList<string> Cancelled =
    [
        "capacity", "doctor-not-available", "treatment-not-offered", "licence-or-equipment", "safety-concern", "other",
    ];
}
