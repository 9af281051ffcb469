using LeadCrm.Application.Assignments;

namespace LeadCrm.Web.Partner;

/// <summary>Cases as their clinic reads them.</summary>
internal static class OfferWords
{
    public static string Status(string status, bool identityShared = false) => status switch
    {
        "offered" => "Waits for your answer",
        "accepted" when !identityShared => "Accepted, patient not yet confirmed",
        "accepted" => "Confirmed by the patient, waits for your quote",
        "underReview" => "Under review by your doctors",
        "infoRequested" => "Waits for an answer to your question",
        "quoted" => "Quoted, the patient decides",
        "chosen" => "The patient chose you",
        "arrived" => "The patient has arrived",
        "treated" => "Treated",
        "declined" => "You declined",
        "expired" => "Not answered in time",
        "unsuitable" => "Found unsuitable by your doctor",
        "notChosen" => "Not chosen",
        "returned" => "Returned",
        "clinicCancelled" => "Cancelled by you",
        "patientCancelled" => "Cancelled by the patient",
        "unsuitableOnArrival" => "Unsuitable on arrival",
        "recalled" => "Taken back",
        _ => status,
    };

    /// <summary>A state as a filter names it, for every case in it.</summary>
    public static string Stage(string status) => status == "accepted" ? "Accepted, waits for your quote" : Status(status);

    public static string Tone(string status) => status switch
    {
        "offered" => "tag-warn",
        "chosen" or "arrived" or "treated" => "tag-good",
        "accepted" or "underReview" or "infoRequested" or "quoted" => "tag-open",
        _ => "tag-quiet",
    };

    /// <summary>When a patient could travel, by month.</summary>
    public static string Travel(DateOnly? from, DateOnly? until) => (from, until) switch
    {
        (null, null) => "not told",
        ({ } first, null) => $"from {Month(first)}",
        (null, { } last) => $"until {Month(last)}",
        ({ } first, { } last) when first == last => $"in {Month(first)}",
        ({ } first, { } last) => $"{Month(first)} to {Month(last)}",
    };

    public static bool IsLiving(string status) =>
        AssignmentStatusCodes.TryRead(status, out var read) && Domain.Assignments.AssignmentMoves.IsLiving(read);

    /// <summary>Why a case ended, in one sentence to the clinic.</summary>
    public static string Ended(string status, string? reason) => (status, reason) switch
    {
        ("declined", { } why) => $"You declined this case: {Decline(why).ToLowerInvariant()}.",
        ("expired", _) => "The time to answer passed, so the case was offered to another clinic.",
        (_, "chose-another") => "The patient chose another clinic.",
        (_, "quote-declined" or "declined") => "The patient declined your quote.",
        (_, "consent-withdrawn" or "sharing-withdrawn") => "The patient took back the consent to share the case.",
        ("returned", { } why) => $"You returned this case: {Return(why).ToLowerInvariant()}. It does not count against you.",
        ("clinicCancelled", { } why) => $"You cancelled this case: {Cancellation(why).ToLowerInvariant()}.",
        ("unsuitableOnArrival", _) => "Your doctor found the treatment unsuitable when the patient arrived; the coordinator looks at how it goes on.",
        ("unsuitable", _) => "Your doctor found the treatment unsuitable; other clinics are asked, and judge for themselves.",
        (_, "unproven-treatment") => "The treatment is no longer considered proven for this condition, so the case was taken back.",
        (_, "evidence-not-acknowledged") => "The evidence for this treatment was graded lower, and the patient has not acknowledged that yet, so the case was taken back.",
        (_, "not-eligible") => "Confirmed findings speak against this treatment, so the case was taken back.",
        (_, "clinic-suspended") => "Your clinic is suspended, so the offer was taken back.",
        (_, "lead-closed") => "The coordinator closed the request.",
        _ => $"{Status(status)}.",
    };

    public static string Return(string reason) => reason switch
    {
        "spam" => "Spam (nobody asked for anything)",
        "bogus" => "Bogus (the person or the story is invented)",
        "wrong-treatment" => "Wrong treatment (the case asks for another one)",
        "contact-invalid" => "The contact details do not work",
        _ => reason,
    };

    public static string ReturnStatus(string status) => status switch
    {
        "requested" => "Return is being decided",
        "approved" => "Return approved",
        "refused" => "Return refused",
        _ => status,
    };

    /// <summary>Working time, which is never told in days: "5 h 30 min".</summary>
    public static string WorkingTime(TimeSpan time) => time switch
    {
        { TotalHours: < 1 } => $"{Math.Max(0, (int)time.TotalMinutes)} min",
        { Minutes: 0 } => $"{(int)time.TotalHours} h",
        _ => $"{(int)time.TotalHours} h {time.Minutes} min",
    };

    public static string Decline(string reason) => reason switch
    {
        "capacity" => "No capacity in time",
        "medically-unsuitable" => "Medically unsuitable",
        "records-insufficient" => "Records are not sufficient",
        "treatment-not-offered" => "We do not offer this treatment",
        "language" => "Language",
        "price-expectation" => "The price expectation does not fit",
        "other" => "Another reason",
        _ => reason,
    };

    public static string Cancellation(string reason) => reason switch
    {
        "capacity" => "No capacity in time",
        "doctor-not-available" => "The doctor is not available",
        "treatment-not-offered" => "We no longer offer this treatment",
        "licence-or-equipment" => "A licence or equipment is missing",
        "safety-concern" => "We are concerned about safety",
        "other" => "Another reason",
        _ => reason,
    };

    public static string QuoteStatus(string status) => status switch
    {
        "sent" => "The patient can read and decide",
        "accepted" => "Accepted by the patient",
        "declined" => "Declined by the patient",
        "expired" => "No longer valid",
        "superseded" => "Replaced or no longer needed",
        _ => status,
    };

    public static string Sex(string sex) => sex switch { "female" => "Female", "male" => "Male", "other" => "Other", _ => "Not stated" };

    private static string Month(DateOnly month) => month.ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
