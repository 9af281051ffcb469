using LeadCrm.Application.Cases;

namespace LeadCrm.Web.Patient.Case;

/// <summary>The words after an act. They are shown only when the case says the same as they do.</summary>
/// <param name="Text">The key of the text.</param>
/// <param name="Name">The clinic, or the purpose of the consent, that it names.</param>
internal sealed record CaseNotice(string Text, string Name)
{
    public bool IsConsent => Text is "done.granted" or "done.withdrawn";

    public static string Confirmed(Guid assignment) => $"confirmed {assignment}";

    public static string Accepted(Guid quote) => $"accepted {quote}";

    public static string Declined(Guid quote) => $"declined {quote}";

    public static string Changed(string? purpose, bool granted) => $"{(granted ? "granted" : "withdrawn")} {purpose}";

    /// <param name="done">What one of the methods above wrote; null when nothing was done just now.</param>
    /// <param name="patientCase">The case as it stands.</param>
    public static CaseNotice? Of(string? done, PatientCase patientCase)
    {
        if (done?.Split(' ') is not [var act, var of])
            return null;
        var name = act switch
        {
            "confirmed" => patientCase.Assignments.FirstOrDefault(a => a.Id.ToString() == of && a.IdentityShared && CaseWords.IsLiving(a.Status))?.Clinic,
            "accepted" or "declined" => patientCase.Assignments.FirstOrDefault(a => a.Quotes.Any(q => q.Id.ToString() == of && q.Status == act))?.Clinic,
            "granted" or "withdrawn" => patientCase.Consents.FirstOrDefault(c => c.Purpose == of && c.Granted == (act == "granted"))?.Purpose,
            _ => null,
        };
        return name is null ? null : new CaseNotice($"done.{act}", name);
    }
}
