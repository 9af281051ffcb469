using System.Globalization;
using LeadCrm.Application.Assignments;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Application.Leads;

/// <summary>A lead as its coordinator sees it.</summary>
public sealed record LeadDetails
{
    /// <summary>Key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Reference.</summary>
    public required string Reference { get; init; }

    /// <summary>Row version, to be sent back with changes.</summary>
    public required int Version { get; init; }

    /// <summary>Stage, camelCase.</summary>
    public required string Stage { get; init; }

    /// <summary>Why it stands there.</summary>
    public string? StageReason { get; init; }

    /// <summary>When the request was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who owns it.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>What happens next, camelCase.</summary>
    public required string NextStep { get; init; }

    /// <summary>When that is due (UTC).</summary>
    public DateTimeOffset? NextStepDueAt { get; init; }

    /// <summary>When its clock began to run (UTC).</summary>
    public DateTimeOffset NextStepSince { get; init; }

    /// <summary>When a person first tried to reach the patient (UTC).</summary>
    public DateTimeOffset? FirstAttemptAt { get; init; }

    /// <summary>When a person first reached the patient (UTC).</summary>
    public DateTimeOffset? ReachedAt { get; init; }

    /// <summary>Name of the clinic the patient asked for.</summary>
    public string? RequestedClinic { get; init; }

    /// <summary>Whether other clinics than that one may answer too.</summary>
    public bool OtherClinicsMayAnswer { get; init; } = true;

    /// <summary>Most clinics at a time that the patient agreed to; null: as many as the policy says.</summary>
    public int? MaxClinicsAgreed { get; init; }

    /// <summary>How urgently an answer of clinics is wanted: <c>low</c>, <c>normal</c>, <c>high</c> or <c>urgent</c>.</summary>
    public required string Priority { get; init; }

    /// <summary>Whether a coordinator said so; else it follows from the case.</summary>
    public bool PriorityChosen { get; init; }

    /// <summary>Whose move it is.</summary>
    public required string WaitingOn { get; init; }

    /// <summary>Who asks.</summary>
    public required Requester Requester { get; init; }

    /// <summary>Who is treated.</summary>
    public required Patient Patient { get; init; }

    /// <summary>Wishes.</summary>
    public required Wishes Wishes { get; init; }

    /// <summary>Where the request came from.</summary>
    public required Attribution Attribution { get; init; }

    /// <summary>For imported history: the id it is known under.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Category code.</summary>
    public string? Category { get; init; }

    /// <summary>Condition code.</summary>
    public string? Condition { get; init; }

    /// <summary>Treatment code; null when the patient asks to be advised.</summary>
    public string? Treatment { get; init; }

    /// <summary>The condition in words.</summary>
    public string? ConditionName { get; init; }

    /// <summary>The treatment in words.</summary>
    public string? TreatmentName { get; init; }

    /// <summary>What the patient wrote.</summary>
    public string? Message { get; init; }

    /// <summary>Where the message names a person or place; to be looked at before anything of it goes to clinics.</summary>
    public required IReadOnlyList<IdentifierMark> MessageMarks { get; init; }

    /// <summary><c>none</c>, <c>open</c> or <c>cleared</c>.</summary>
    public required string RedFlag { get; init; }

    /// <summary>What raised the red flag, in sentences.</summary>
    public required IReadOnlyList<string> RedFlags { get; init; }

    /// <summary>Whether the represented adult must still confirm.</summary>
    public required bool AwaitsRepresentation { get; init; }

    /// <summary>Purposes granted at present.</summary>
    public required ConsentPurpose Consents { get; init; }

    /// <summary>The questionnaire with its answers.</summary>
    public required IReadOnlyList<LeadQuestion> Questions { get; init; }

    /// <summary>What the rules say; null while no treatment is chosen.</summary>
    public LeadEligibility? Eligibility { get; init; }

    /// <summary>Clinics returned the lead: no further clinic is asked before a person has judged it.</summary>
    public bool RoutingHeld { get; init; }

    /// <summary>Clinics asked, in order.</summary>
    public required IReadOnlyList<LeadAssignment> Assignments { get; init; }

    /// <summary>Quotes, newest first.</summary>
    public required IReadOnlyList<LeadQuote> Quotes { get; init; }

    /// <summary>What was agreed for the treatment.</summary>
    public required TreatmentPlan Plan { get; init; }
}

/// <summary>A quote as the coordinator sees it.</summary>
/// <param name="Clinic">The clinic's name.</param>
/// <param name="Number">Version within the clinic's quotes for this lead.</param>
/// <param name="Status">Where it stands, kebab-case.</param>
/// <param name="Total">The total.</param>
/// <param name="TotalUpTo">The upper end of an estimate; null for a fixed price.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Deposit">The deposit that the clinic asks for; null for none.</param>
/// <param name="ValidUntil">Last day on which it can be accepted.</param>
public sealed record LeadQuote(string Clinic, int Number, string Status, decimal Total, decimal? TotalUpTo, string Currency, decimal? Deposit, DateOnly ValidUntil);

/// <summary>A question with its answer.</summary>
/// <param name="Code">The question's code.</param>
/// <param name="Text">The question, English.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Choices">What can be chosen: code and text.</param>
/// <param name="Values">Chosen codes.</param>
/// <param name="Number">The number or year.</param>
/// <param name="Confirmed">Whether records or a clinician confirm it.</param>
public sealed record LeadQuestion(
    string Code, string Text, QuestionKind Kind, IReadOnlyList<LeadChoice> Choices, IReadOnlyList<string> Values, decimal? Number, bool Confirmed)
{
    /// <summary>Where to find the answer or why it matters.</summary>
    public string? Help { get; init; }

    /// <summary>Smallest number or year.</summary>
    public decimal? Min { get; init; }

    /// <summary>Largest number or year.</summary>
    public decimal? Max { get; init; }

    /// <summary>What was reported after the finding was confirmed and contradicts it, in words; somebody has to look.</summary>
    public string? ReportedSince { get; init; }

    /// <summary>Puts a question and its answer together.</summary>
    /// <param name="question">The question.</param>
    /// <param name="answer">The answer, if there is one.</param>
    public static LeadQuestion Of(Question question, Answer? answer) => new(
        question.Code, question.Text.In("en"), question.Kind, question.Choices.Select(c => new LeadChoice(c.Code, c.Text.In("en"))).ToList(),
        answer?.Values ?? [], answer?.Number, answer?.Confirmed ?? false)
    {
        Help = question.Help?.In("en"),
        Min = question.Min,
        Max = question.Max,
        ReportedSince = answer?.ReportedSince is { } later ? InWords(question, later) : null,
    };

    private static string InWords(Question question, Answer answer) =>
        answer.Number?.ToString("0.##", CultureInfo.InvariantCulture) ?? string.Join(", ", answer.Values.Select(v => question.FindChoice(v)?.Text.In("en") ?? v));
}

/// <summary>A choice.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Text">Its text, English.</param>
public sealed record LeadChoice(string Code, string Text);

/// <summary>What the eligibility rules say.</summary>
/// <param name="Outcome"><c>eligible</c>, <c>caution</c>, <c>not-eligible</c> or <c>incomplete</c>.</param>
/// <param name="Overridden">Whether a medical reviewer overrode it.</param>
/// <param name="EvidenceLevel">How well the treatment is proven for the condition.</param>
/// <param name="Evidence">What that rests on.</param>
/// <param name="Findings">What was found.</param>
/// <param name="MissingQuestions">Codes of the questions still to ask.</param>
public sealed record LeadEligibility(
    string Outcome, bool Overridden, string EvidenceLevel, string Evidence, IReadOnlyList<LeadFinding> Findings, IReadOnlyList<string> MissingQuestions);

/// <summary>One finding of the rules.</summary>
/// <param name="Kind"><c>required</c>, <c>caution</c> or <c>excluded</c>.</param>
/// <param name="Weight">What it leads to.</param>
/// <param name="Sentence">The finding in words.</param>
public sealed record LeadFinding(string Kind, string Weight, string Sentence);

/// <summary>A clinic that was asked.</summary>
/// <param name="Id">The assignment.</param>
/// <param name="ClinicId">The clinic.</param>
/// <param name="Clinic">Its name.</param>
/// <param name="Country">Its country.</param>
/// <param name="Status">Where it stands, camelCase.</param>
/// <param name="OfferReference">The clinic's reference.</param>
/// <param name="OfferedAt">When it was offered (UTC).</param>
/// <param name="ExpiresAt">Until when it could be answered (UTC).</param>
/// <param name="EndReason">Why it ended.</param>
/// <param name="IdentityShared">Whether the clinic may see who the patient is.</param>
public sealed record LeadAssignment(
    Guid Id, Guid ClinicId, string Clinic, string Country, string Status, string OfferReference, DateTimeOffset OfferedAt, DateTimeOffset ExpiresAt, string? EndReason, bool IdentityShared)
{
    /// <summary>The clock of the offer stands still, because the clinic waits for an answer; null while it runs.</summary>
    public OfferPause? Pause { get; init; }
}
