using LeadCrm.Application.Leads;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Web.Workbench.Leads;

/// <summary>One sentence for each line of a timeline.</summary>
/// <param name="personName">The name behind an account.</param>
internal sealed class TimelineSentences(Func<Guid, string> personName)
{
    public string Of(TimelineLine line) =>
        LeadWords.Read(line.Kind, out LeadEventKind kind) ? $"{Sentence(kind, line)}{Why(line)}." : line.Kind;

    private string Sentence(LeadEventKind kind, TimelineLine line) => kind switch
    {
        LeadEventKind.Received => $"{Who(line)} sent the request",
        LeadEventKind.Moved => $"{Who(line)} moved the lead from {Stage(line.From)} to {Stage(line.To)}",
        LeadEventKind.Claimed => $"{Who(line)} took the lead",
        LeadEventKind.AnswersCompleted => $"{Who(line)} completed or confirmed answers",
        LeadEventKind.ContactAttempted => $"{Who(line)} tried to reach the patient",
        LeadEventKind.ContactReached => $"{Who(line)} reached the patient",
        LeadEventKind.RedFlagRaised => "Something in the request may be an emergency",
        LeadEventKind.RedFlagCleared => $"{Who(line)} judged the possible emergency and cleared it",
        LeadEventKind.RoutingDecided => Routed(line.Reason),
        LeadEventKind.OfferMade => $"The case was offered to {Clinic(line)}",
        LeadEventKind.OfferOpened => $"{Capital(Clinic(line))} opened the offer for the first time",
        LeadEventKind.OfferAccepted => $"{Capital(Clinic(line))} accepted the case",
        LeadEventKind.OfferDeclined => $"{Capital(Clinic(line))} declined the case",
        LeadEventKind.OfferExpired => $"{Capital(Clinic(line))} did not answer in time",
        LeadEventKind.AssignmentEnded => $"The case was taken back from {Clinic(line)}",
        LeadEventKind.ClinicAsked => $"{Capital(Clinic(line))} asked a question",
        LeadEventKind.ClinicAnswered => $"{Who(line)} answered {Clinic(line)}",
        LeadEventKind.OfferPaused => $"The time of {Clinic(line)} to answer the offer stands still until its question is answered",
        LeadEventKind.OfferResumed => $"The time of {Clinic(line)} to answer the offer goes on",
        LeadEventKind.ReturnRequested => $"{Capital(Clinic(line))} asked to return the lead",
        LeadEventKind.ReturnApproved => $"{Who(line)} approved the return by {Clinic(line)}",
        LeadEventKind.ReturnRefused => $"{Who(line)} refused the return by {Clinic(line)}",
        LeadEventKind.FoundUnsuitable => $"A doctor of {Clinic(line)} found the treatment unsuitable",
        LeadEventKind.ClinicCancelled => $"{Capital(Clinic(line))} cancelled the case",
        LeadEventKind.CaseUnderReview => $"The doctors of {Clinic(line)} are reviewing the case",
        LeadEventKind.PatientArrived => $"The patient arrived at {Clinic(line)}",
        LeadEventKind.PatientTreated => $"The patient was treated at {Clinic(line)}",
        LeadEventKind.IdentityShared => $"The patient confirmed {Clinic(line)}, which now sees who the patient is",
        LeadEventKind.QuoteSent => $"{Capital(Clinic(line))} sent a quote",
        LeadEventKind.QuoteAccepted => $"The patient accepted the quote of {Clinic(line)}",
        LeadEventKind.QuoteDeclined => $"The patient declined the quote of {Clinic(line)}",
        LeadEventKind.ConsentGranted => $"The patient gave consent {ConsentWords.For(line.Reason)}",
        LeadEventKind.ConsentWithdrawn => $"The patient took back the consent {ConsentWords.For(line.Reason)}",
        LeadEventKind.MessageSent => line.Clinic is null ? "An automatic mail went to the patient" : $"An automatic mail went to {Clinic(line)}",
        LeadEventKind.MessageFailed => "An automatic mail could not be delivered; please reach the person another way",
        LeadEventKind.MessageHeldBack => "The automatic mail was held back, because this address got several today; please call or write yourself",
        LeadEventKind.WorkFailed => "Something that happens by itself failed several times; it is tried again, and somebody has to look",
        LeadEventKind.Imported => "The lead was brought over from history",
        LeadEventKind.Noted => $"{Who(line)} wrote a note",
        LeadEventKind.RepresentationConfirmed => $"{Who(line)} recorded that the patient agrees to be represented",
        LeadEventKind.EligibilityOverridden => $"{Who(line)} overrode the eligibility rules in writing",
        LeadEventKind.EligibilityReassessed => "The eligibility rules have changed",
        LeadEventKind.DatesAgreed => $"{Who(line)} recorded the dates of the treatment",
        LeadEventKind.DepositRecorded => $"{Who(line)} recorded the deposit",
        LeadEventKind.EvidenceDoubted => "No clinic would be asked today, but clinics have the case; somebody has to judge how it goes on",
        LeadEventKind.CaseLinkReplaced => $"{Who(line)} closed the patient's links to the case page and had a new one made",
        LeadEventKind.AskedAgain => "The same person asked again",
        LeadEventKind.ClinicSuspended => $"{Capital(Clinic(line))}, which has the case, was suspended; somebody has to look at how it goes on",
        _ => $"{Who(line)}: {kind}",
    };

    private static string Why(TimelineLine line) => line switch
    {
        { Reason: null } or { Kind: "consent-granted" or "consent-withdrawn" or "message-sent" or "routing-decided" } => "",
        { Reason: var reason } => $": {LeadWords.Reason(reason).ToLowerInvariant()}",
    };

    private string Who(TimelineLine line) => line switch
    {
        { By: "system" } => "LeadCrm",
        { By: "patient" } => "The patient",
        { By: "clinic", Clinic: { } clinic } => clinic,
        { By: "clinic", ById: null } => "The clinic",
        { ById: { } id } => personName(id),
        { By: "integrator" } => "A partner website",
        _ => "A visitor",
    };

    private static string Routed(string? outcome) => outcome?.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant() switch
    {
        "NOCLINIC" => "The router found no clinic that fits",
        "BLOCKED" => "The router asked no clinic, because something about the case forbids it",
        "FILLED" => "The router asked no further clinic: as many as may have the case have it",
        "WAITING" => "Clinics fit, but are full or paused: the case waits for capacity",
        "FAILED" => "The router could not read this case and tries again in an hour",
        _ => "The router chose the clinics to ask",
    };

    private static string Stage(string? code) => code is null ? "nowhere" : $"“{LeadWords.Stage(code)}”";

    private static string Clinic(TimelineLine line) => line.Clinic ?? "a clinic";

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
