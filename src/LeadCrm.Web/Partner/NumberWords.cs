using LeadCrm.Application.Assignments;

namespace LeadCrm.Web.Partner;

/// <summary>The numbers of the scorecard, and the list behind each.</summary>
internal static class NumberWords
{
    public static string Of(string number) => number switch
    {
        OfferNumbers.Offered => "Offered",
        OfferNumbers.Accepted => "Accepted",
        OfferNumbers.Declined => "Declined",
        OfferNumbers.Expired => "Expired",
        OfferNumbers.TakenBack => "Taken back before you answered",
        OfferNumbers.Open => "Still to answer",
        OfferNumbers.Quoted => "Quoted",
        OfferNumbers.Chosen => "Chosen",
        OfferNumbers.Treated => "Treated",
        OfferNumbers.Unsuitable => "Found unsuitable",
        OfferNumbers.Cancelled => "Cancelled by us",
        OfferNumbers.Returned => "Returned",
        _ => number,
    };

    public static string Href(string number, int days, string? reason = null) =>
        $"/offers/counted?number={number}&days={days}{(reason is null ? "" : $"&reason={Uri.EscapeDataString(reason)}")}";

    /// <summary>Why a case did not come to the clinic, as the summary counts it.</summary>
    public static string WhyNot(string reason) => reason switch
    {
        OwnDecision.Outranked => "other clinics were ahead",
        "capacity" => "the number of cases you agreed to take was used up",
        "destination" => "the patient was looking at other countries",
        "language" => "the patient's language is not among yours",
        "budget" => "the budget was below your lowest price",
        "vetting" => "you were not approved",
        "paused" => "you had paused new cases",
        "licence" => "no valid national licence",
        "accreditation" => "no valid accreditation of the required kind",
        "transferBasis" => "nothing allowed health data to reach your country",
        "trialConditions" => "no trial that meets every condition",
        "holdsAlready" => "you had the case already",
        "declinedBefore" => "you had declined the case before",
        "expiredBefore" => "you had let the offer run out before",
        "endedBefore" => "you had had the case before",
        "onlyRequestedClinic" => "the patient asked for one particular clinic",
        "workingHours" => "no working hours stated",
        _ => reason,
    };
}
