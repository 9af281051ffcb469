using LeadCrm.Application.Leads;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Web.Workbench.Leads;

/// <summary>Stages, steps, reasons and sides as coordinators call them.</summary>
internal static class LeadWords
{
    private static readonly Dictionary<string, string> s_reasons = new(StringComparer.Ordinal)
    {
        ["no-clinic"] = "No clinic found",
        ["no-clinic-left"] = "No clinic is left to ask",
        ["medically-unsuitable"] = "Medically unsuitable",
        ["evidence-insufficient"] = "Evidence is not sufficient",
        ["records-not-supplied"] = "Records were not supplied",
        ["price"] = "Price",
        ["travel-or-visa"] = "Travel or visa",
        ["treated-locally"] = "Treated locally",
        ["safety-concern"] = "Safety concern",
        ["unreachable"] = "Could not be reached",
        ["chose-another"] = "Chose another provider",
        ["consent-withdrawn"] = "Consent was withdrawn",
        ["sharing-withdrawn"] = "The case may no longer be shown to clinics",
        ["outside-our-field"] = "Outside our field",
        ["contact-invalid"] = "Contact details do not work",
        ["no-interest"] = "No interest any more",
        ["other"] = "Another reason",
        ["imported"] = "Brought over from history",
        ["marked-by-hand"] = "Marked as spam by a person",
        ["taken-back"] = "Taken back to triage",
        ["honeypot"] = "Looks like an automatic submission",
        ["capacity"] = "No capacity",
        ["records-insufficient"] = "Records are not sufficient",
        ["treatment-not-offered"] = "Treatment is not offered",
        ["language"] = "Language",
        ["price-expectation"] = "Price expectation does not fit",
        ["lead-closed"] = "The lead was closed",
        ["returned"] = "A clinic returned it",
        ["returned-again"] = "Several clinics returned it",
        ["spam"] = "Spam",
        ["bogus"] = "Invented person or story",
        ["wrong-treatment"] = "Wrong treatment",
        ["records-sent"] = "The records were sent another way",
        ["mail-refused"] = "A mail to the patient was refused for good",
        ["never-reached"] = "Nobody ever reached the patient",
        ["treatment-changed"] = "The request names another treatment now",
        ["doctor-not-available"] = "The doctor is not available",
        ["licence-or-equipment"] = "A licence or equipment is missing",
        ["clinic-suspended"] = "The clinic is suspended",
        ["unproven-treatment"] = "The treatment is not proven",
        ["evidence-not-acknowledged"] = "The patient has not acknowledged evidence and risks",
        ["not-eligible"] = "Confirmed findings speak against it",
        ["eligible"] = "Nothing speaks against it",
        ["caution"] = "With caution",
        ["incomplete"] = "Answers are missing",
        ["red-flag-open"] = "A possible emergency is open",
        ["sharing-not-granted"] = "The patient has not agreed that the case may be shown to clinics",
        ["awaits-representation"] = "The patient, who is another adult, has not confirmed the request yet",
        ["booked-before-contact"] = "Brought over from history, booked before the first contact",
        ["deposit-asked"] = "Asked for",
        ["deposit-paid"] = "Paid",
        ["deposit-refunded"] = "Refunded",
        ["deposit-disputed"] = "Disputed",
    };

    public static string Stage(LeadStage stage) => stage switch
    {
        LeadStage.New => "New",
        LeadStage.InTriage => "In triage",
        LeadStage.Routed => "With clinics",
        LeadStage.Accepted => "Accepted",
        LeadStage.InTreatment => "In treatment",
        LeadStage.Spam => "Suspected spam",
        _ => stage.ToString(),
    };

    public static string Stage(string code) => StageWords.TryRead(code, out var stage) ? Stage(stage) : code;

    public static string Step(NextStep step) => step switch
    {
        NextStep.Triage => "Make the first contact",
        NextStep.ClearRedFlag => "Judge the possible emergency",
        NextStep.Qualify => "Qualify or disqualify",
        NextStep.Route => "Find clinics",
        NextStep.AnswerOffer => "A clinic answers the offer",
        NextStep.ConfirmClinic => "The patient confirms a clinic",
        NextStep.SendQuote => "A clinic sends its quote",
        NextStep.DecideOnQuotes => "The patient decides on the quotes",
        NextStep.PrepareTreatment => "Agree dates and travel",
        NextStep.FindAnotherWay => "Find another way with the patient",
        NextStep.Reply => "Reply to the patient",
        NextStep.AnswerClinic => "Answer the clinic's question",
        NextStep.Treat => "The clinic treats the patient",
        NextStep.FollowUp => "Follow up",
        NextStep.TryAgain => "Try to reach the patient again",
        NextStep.AwaitCapacity => "Wait for a clinic's capacity",
        NextStep.DecideReturn => "Decide on a clinic's return",
        NextStep.JudgeReturned => "Judge the returned lead",
        NextStep.JudgeEvidence => "Judge with a medical reviewer how it goes on",
        NextStep.ResolveFailure => "Something failed by itself: read the timeline and find another way",
        _ => "Nothing more to do",
    };

    /// <summary>Whether being late is ours and costs something: aftercare and what others have to do is told calmly.</summary>
    public static bool Presses(LeadListItem lead) => QueueBands.Of(lead.HasOpenRedFlag, lead.NextStep, lead.WaitingOn) <= QueueBand.Ours;

    public static string Step(string code) => Read(code, out NextStep step) ? Step(step) : code;

    public static string On(WaitingOn on) => on switch
    {
        WaitingOn.Us => "us",
        WaitingOn.Patient => "the patient",
        WaitingOn.Clinic => "a clinic",
        _ => "nobody",
    };

    public static string On(string code) => Read(code, out WaitingOn on) ? On(on) : code;

    /// <summary>A reason as words with a capital and without a full stop; a code nobody wrote words for becomes readable, at least.</summary>
    public static string Reason(string code) => s_reasons.GetValueOrDefault(code) ?? Capital(code.Replace('-', ' '));

    /// <summary>Whether a code has words of its own.</summary>
    public static bool KnowsReason(string code) => s_reasons.ContainsKey(code);

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>Reads what <see cref="FormCodes.Code{T}"/> wrote.</summary>
    public static bool Read<T>(string code, out T value)
        where T : struct, Enum =>
        Enum.TryParse(code.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out value) && Enum.IsDefined(value);
}
