namespace LeadCrm.Web.Workbench.Returns;

/// <summary>Returns as coordinators and managers read them.</summary>
internal static class ReturnWords
{
    public static string Reason(string code) => code switch
    {
        "spam" => "Spam",
        "bogus" => "Invented person or story",
        "wrong-treatment" => "Wrong treatment",
        "contact-invalid" => "Contact details do not work",
        _ => code,
    };

    public static string Status(string code) => code switch
    {
        "requested" => "To decide",
        "approved" => "Approved",
        "refused" => "Refused",
        _ => code,
    };

    public static string Rule(string code) => code switch
    {
        "mail-refused" => "by rule: a mail to the patient was refused for good, and nobody ever reached the patient",
        "never-reached" => "by rule: three recorded attempts, and nobody ever reached the patient",
        "treatment-changed" => "by rule: the request now names another treatment than the case the clinic was shown",
        _ => code,
    };

    /// <summary>What approving does, so that nobody has to guess.</summary>
    public static string Consequence(string reason) => reason == "wrong-treatment"
        ? "Approving takes the case back from the clinic, and the router asks other clinics."
        : "Approving takes the case back from the clinic, and the lead comes to a coordinator, who judges whether it is real. No further clinic is asked until then.";
}
