using LeadCrm.Application.Assignments;

namespace LeadCrm.Web.Partner;

/// <summary>Where a living case stands and what happens next, told to the clinic.</summary>
internal sealed record OfferStory(string Headline, string Explanation)
{
    private const string NotConfirmed = "The patient has been asked to confirm your clinic, its country and the risks. Who the patient is appears here as soon as that is done. You may already prepare or send a quote.";

    public static OfferStory Of(OfferDetails offer, DateTimeOffset now) => offer.Status switch
    {
        "offered" when now >= offer.ExpiresAt => new("The time to answer is over", "The case is being offered to another clinic."),
        "offered" when offer.Pause is not null => new("Your clock stands still", "The coordinator has your question. You may still accept or decline at any time; the clock goes on with the answer."),
        "offered" => new("Would you take this case?", "Accepting says that you are willing to look at it and to quote. It promises no treatment: your doctors decide. You see who the patient is only after the patient has confirmed you."),
        "accepted" or "underReview" or "infoRequested" when offer.Patient is null => new("Waiting for the patient to confirm your clinic", WhileWaiting(offer.Status) + NotConfirmed),
        "accepted" or "underReview" => new("Send your quote", "The patient has confirmed your clinic and waits for a price that can be compared."),
        "infoRequested" => new("Your question is with the coordinator", "The answer comes by the coordinator. You can go on with the review or quote at any time."),
        "quoted" => new("The patient decides", "The patient reads your quote beside those of other clinics. A reminder goes out after 1, 3 and 7 days. If something changes, send a new version; it replaces this one."),
        "chosen" => new("The patient chose you", "The coordinator agrees dates and travel with you and the patient. A deposit, if you ask for one, is paid to you directly. Report the arrival here, so that everybody knows the treatment has begun."),
        "arrived" => new("The patient is with you", "Report here when the treatment has been given. The follow-up begins the day after."),
        "treated" => new("Treated", "Thank you. The long-term follow-up has begun; the coordinator comes back to you when the patient reports something you should know."),
        _ => new(OfferWords.Status(offer.Status), ""),
    };

    private static string WhileWaiting(string status) => status == "infoRequested" ? "Your question is with the coordinator. " : "";
}
