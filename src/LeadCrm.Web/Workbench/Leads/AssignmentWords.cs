namespace LeadCrm.Web.Workbench.Leads;

/// <summary>Where a lead stands with one clinic, in words.</summary>
internal static class AssignmentWords
{
    public static string Of(string status) => status switch
    {
        "offered" => "Offered, no answer yet",
        "accepted" => "Accepted",
        "underReview" => "Under review",
        "infoRequested" => "Asked a question",
        "quoted" => "Sent a quote",
        "chosen" => "Chosen by the patient",
        "arrived" => "Patient has arrived",
        "treated" => "Treated",
        "declined" => "Declined",
        "expired" => "Did not answer in time",
        "unsuitable" => "Found unsuitable by a doctor",
        "notChosen" => "Not chosen",
        "returned" => "Returned",
        "clinicCancelled" => "Cancelled by the clinic",
        "patientCancelled" => "Cancelled by the patient",
        "unsuitableOnArrival" => "Unsuitable on arrival",
        "recalled" => "Taken back",
        _ => status,
    };

    public static string Tone(string status) => status switch
    {
        "accepted" or "underReview" or "quoted" or "chosen" or "arrived" or "treated" => "tag-good",
        "offered" or "infoRequested" => "tag-warn",
        _ => "tag-quiet",
    };
}
