using LeadCrm.Application.Leads;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Application.Assignments;

/// <summary>The de-identified case in words, English.</summary>
/// <param name="ConditionCode">Key of the condition.</param>
/// <param name="TreatmentCode">Key of the treatment asked for.</param>
/// <param name="Condition">The condition.</param>
/// <param name="Treatment">The treatment asked for.</param>
/// <param name="Age">Age in years, or "90 or older".</param>
/// <param name="Sex">Sex.</param>
/// <param name="Place">Country, or its region when a country would tell too much.</param>
/// <param name="Answers">What was answered, question by question.</param>
/// <param name="Findings">What the eligibility rules found.</param>
/// <param name="OpenQuestions">What is still to be asked.</param>
/// <param name="Summary">Free text as the coordinator approved it.</param>
public sealed record CaseView(
    string ConditionCode, string? TreatmentCode, string Condition, string Treatment, string Age, string Sex, string Place,
    IReadOnlyList<CaseLine> Answers, IReadOnlyList<string> Findings, IReadOnlyList<string> OpenQuestions, string? Summary)
{
    /// <summary>What the patient would like; null for cases written before it was told.</summary>
    public CaseWishes? Wishes { get; init; }

    /// <summary>Puts a case summary into words.</summary>
    /// <param name="summary">The summary.</param>
    public static CaseView Of(CaseSummary summary) => new(
        summary.ConditionCode,
        summary.Treatments.Select(t => t.Code).FirstOrDefault(),
        summary.Condition.In("en"),
        string.Join(", ", summary.Treatments.Select(t => t.Name.In("en"))),
        summary.Age.In("en"),
        FormCodes.Code(summary.Sex),
        summary.Place.Region?.In("en") ?? IsoCodes.NameOf(summary.Place.Country),
        summary.Answers.Select(a => new CaseLine(a.Question.In("en"), a.In("en"), a.Confirmed)).ToList(),
        summary.Findings.Select(f => f.SentenceIn("en")).ToList(),
        summary.OpenQuestions.Select(q => q.Text.In("en")).ToList(),
        summary.Summary)
    {
        Wishes = summary.Wishes,
    };
}

/// <summary>One answered question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer in words.</param>
/// <param name="Confirmed">Whether records or a clinician confirm it.</param>
public sealed record CaseLine(string Question, string Answer, bool Confirmed);
