using LeadCrm.Application.Leads;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Routing;

namespace LeadCrm.Web.Workbench.Leads;

/// <summary>One sentence for each line of a timeline.</summary>
/// <param name="personName">The name behind an account.</param>
internal sealed class TimelineSentences(Func<Guid, string> personName)
{
    public string Of(TimelineLine line) =>
        LeadWords.Read(line.Kind, out FactKind kind) ? $"{Sentence(kind, line)}{Why(line)}." : line.Kind;

    private string Sentence(FactKind kind, TimelineLine line) => kind switch
    {
        FactKind.Received => $"{Who(line)} sent the request",
        FactKind.Moved => $"{Who(line)} moved the lead from {Stage(line.From)} to {Stage(line.To)}",
        FactKind.Claimed => $"{Who(line)} took the lead",
        FactKind.HandedOver => $"{Who(line)} gave the lead to {(line.SubjectId is { } colleague ? personName(colleague) : "a colleague")}",
        FactKind.AnswersCompleted => $"{Who(line)} completed or confirmed answers",
        FactKind.ContactAttempted => $"{Who(line)} tried to reach the patient",
        FactKind.ContactReached => $"{Who(line)} reached the patient",
        FactKind.RedFlagRaised => "Something in the request may be an emergency",
        FactKind.RedFlagCleared => $"{Who(line)} judged the possible emergency and cleared it",
        FactKind.RoutingDecided => Routed(line.Reason),
        FactKind.OfferMade => $"The case was offered to {Clinic(line)}",
        FactKind.OfferOpened => $"{Capital(Clinic(line))} opened the offer for the first time",
        FactKind.OfferAccepted => $"{Capital(Clinic(line))} accepted the case",
        FactKind.OfferDeclined => $"{Capital(Clinic(line))} declined the case",
        FactKind.OfferExpired => $"{Capital(Clinic(line))} did not answer in time",
        FactKind.AssignmentEnded => $"The case was taken back from {Clinic(line)}",
        FactKind.ClinicAsked => $"{Capital(Clinic(line))} asked a question",
        FactKind.ClinicAnswered => $"{Who(line)} answered {Clinic(line)}",
        FactKind.OfferPaused => $"The time of {Clinic(line)} to answer the offer stands still until its question is answered",
        FactKind.OfferResumed => $"The time of {Clinic(line)} to answer the offer goes on",
        FactKind.ReturnRequested => $"{Capital(Clinic(line))} asked to return the lead",
        FactKind.ReturnApproved => $"{Who(line)} approved the return by {Clinic(line)}",
        FactKind.ReturnRefused => $"{Who(line)} refused the return by {Clinic(line)}",
        FactKind.FoundUnsuitable => $"A doctor of {Clinic(line)} found the treatment unsuitable",
        FactKind.ClinicCancelled => $"{Capital(Clinic(line))} cancelled the case",
        FactKind.CaseUnderReview => $"The doctors of {Clinic(line)} are reviewing the case",
        FactKind.PatientArrived => $"The patient arrived at {Clinic(line)}",
        FactKind.PatientTreated => $"The patient was treated at {Clinic(line)}",
        FactKind.IdentityShared => $"The patient confirmed {Clinic(line)}, which now sees who the patient is",
        FactKind.QuoteSent => $"{Capital(Clinic(line))} sent a quote",
        FactKind.QuoteAccepted => $"The patient accepted the quote of {Clinic(line)}",
        FactKind.QuoteDeclined => $"The patient declined the quote of {Clinic(line)}",
        FactKind.ConsentGranted => $"The patient gave consent {ConsentWords.For(line.Reason)}",
        FactKind.ConsentWithdrawn => $"The patient took back the consent {ConsentWords.For(line.Reason)}",
        FactKind.MessageSent => line.Clinic is null ? "An automatic mail went to the patient" : $"An automatic mail went to {Clinic(line)}",
        FactKind.MessageFailed => "An automatic mail could not be delivered; please reach the person another way",
        FactKind.MessageHeldBack => "The automatic mail was held back, because this address got several today; please call or write yourself",
        FactKind.WorkFailed => "Something that happens by itself failed several times; it is tried again, and somebody has to look",
        FactKind.Imported => "The lead was brought over from history",
        FactKind.Noted => $"{Who(line)} wrote a note",
        FactKind.RepresentationConfirmed => $"{Who(line)} recorded that the patient agrees to be represented",
        FactKind.EligibilityOverridden => $"{Who(line)} overrode the eligibility rules in writing",
        FactKind.EligibilityReassessed => "The eligibility rules have changed",
        FactKind.DatesAgreed => $"{Who(line)} recorded the dates of the treatment",
        FactKind.DepositRecorded => $"{Who(line)} recorded the deposit",
        FactKind.EvidenceDoubted => "No clinic would be asked today, but clinics have the case; somebody has to judge how it goes on",
        FactKind.CaseLinkReplaced => $"{Who(line)} closed the patient's links to the case page and had a new one made",
        FactKind.PrioritySet => $"{Who(line)} said how soon clinics should answer: {Soon(line.Reason)}",
        FactKind.AskedAgain => "The same person asked again",
        FactKind.ClinicSuspended => $"{Capital(Clinic(line))}, which has the case, was suspended; somebody has to look at how it goes on",
        _ => $"{Who(line)}: {kind}",
    };

    private static string Why(TimelineLine line) => line switch
    {
        { Reason: null } or { Kind: "consent-granted" or "consent-withdrawn" or "message-sent" or "routing-decided" or "priority-set" } => "",
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

    private static string Soon(string? code) => Priorities.TryRead(code, out var priority) ? PolicyWords.Of(priority).ToLowerInvariant() : "not known";

    private static string Stage(string? code) => code is null ? "nowhere" : $"“{LeadWords.Stage(code)}”";

    private static string Clinic(TimelineLine line) => line.Clinic ?? "a clinic";

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
