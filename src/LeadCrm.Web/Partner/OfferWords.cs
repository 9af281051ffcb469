namespace LeadCrm.Web.Partner;

/// <summary>Where a case stands, in words for the clinic itself.</summary>
internal static class OfferWords
{
    public static string Of(string status) => status switch
    {
        "offered" => "Waiting for your answer",
        "accepted" => "You accepted",
        "underReview" => "Under review",
        "infoRequested" => "Waiting for an answer to your question",
        "quoted" => "You sent a quote",
        "chosen" => "The patient chose you",
        "arrived" => "The patient has arrived",
        "treated" => "Treated",
        "declined" => "You declined",
        "expired" => "Not answered in time",
        "notChosen" => "The patient decided otherwise",
        "recalled" => "Taken back",
        _ => "Ended",
    };

    public static string Decline(string reason) => reason switch
    {
        "capacity" => "We have no capacity",
        "medically-unsuitable" => "Medically unsuitable for us",
        "records-insufficient" => "The records do not suffice",
        "treatment-not-offered" => "We do not offer this treatment",
        "language" => "We cannot serve the language",
        "price-expectation" => "The budget does not fit",
        _ => "Another reason",
    };

    public static string Stage(string code) => code switch
    {
        "preTreatmentEvaluation" => "Evaluation before treatment",
        "monitoringDuringTherapy" => "Monitoring during treatment",
        _ => "Long-term follow-up",
    };
}
