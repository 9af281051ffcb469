using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Leads;

/// <summary>
/// The de-identified case that a clinic sees before it has accepted and the patient has confirmed it. Built by
/// allow-list: only answers to questions that are shared with clinics, only choices that the questionnaire knows, only
/// years instead of dates, and free text only as a coordinator approved it. De-identified is not anonymous.
/// <para>Can be stored and read back through <see cref="CatalogueJson"/>.</para>
/// </summary>
/// <param name="ConditionCode">Key of the condition.</param>
/// <param name="Condition">Name of the condition.</param>
/// <param name="Treatments">The treatments wished for; empty when the patient asks for advice.</param>
/// <param name="Age">Age, capped.</param>
/// <param name="Sex">Sex.</param>
/// <param name="Place">Country or region.</param>
/// <param name="Answers">The shared answers, in the order of the questionnaire.</param>
/// <param name="Findings">What the eligibility rules found, with what each finding rests on.</param>
/// <param name="OpenQuestions">Questions that the rules still need answered.</param>
/// <param name="Summary">Free text as approved, or null.</param>
public sealed record CaseSummary(
    string ConditionCode,
    LocalizedText Condition,
    IReadOnlyList<CaseTreatment> Treatments,
    CaseAge Age,
    Sex Sex,
    CasePlace Place,
    IReadOnlyList<CaseAnswer> Answers,
    IReadOnlyList<EligibilityFinding> Findings,
    IReadOnlyList<CaseQuestion> OpenQuestions,
    string? Summary)
{
    /// <summary>What the patient would like; null for cases written before it was told.</summary>
    public CaseWishes? Wishes { get; init; }

    /// <summary>Builds the case from what may be shared.</summary>
    /// <param name="condition">The condition with its questionnaire.</param>
    /// <param name="treatments">The treatments wished for.</param>
    /// <param name="patient">Identity facts; only age and sex are taken.</param>
    /// <param name="countryIso2">Country of residence, ISO 3166-1 alpha-2, or null.</param>
    /// <param name="answers">All answers; only shared ones are taken.</param>
    /// <param name="assessment">What the rules said, or null when no treatment was named.</param>
    /// <param name="summary">The approved free text, or null.</param>
    /// <param name="today">The day on which the case is built.</param>
    public static CaseSummary Build(
        Condition condition, IEnumerable<Treatment> treatments, PatientFacts patient, string? countryIso2,
        AnswerSheet answers, EligibilityAssessment? assessment, ApprovedText? summary, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(patient);
        return new(
            condition.Code,
            condition.Name,
            [.. treatments.Select(treatment => new CaseTreatment(treatment.Code, treatment.Name))],
            CaseAge.For(patient.YearOfBirth, today),
            patient.Sex,
            CasePlace.For(countryIso2, condition.Rare),
            CaseAnswer.Shared(condition.Questionnaire, answers, today),
            assessment?.Findings ?? [],
            CaseQuestion.Open(condition.Questionnaire, assessment?.MissingQuestions ?? []),
            summary?.Text);
    }
}

/// <summary>A treatment wished for.</summary>
/// <param name="Code">Its key.</param>
/// <param name="Name">Its name.</param>
public sealed record CaseTreatment(string Code, LocalizedText Name);

/// <summary>A question that is still open.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Text">The question.</param>
public sealed record CaseQuestion(string Code, LocalizedText Text)
{
    /// <summary>The open questions that may be shown: those shared with clinics, and the facts of identity.</summary>
    internal static IReadOnlyList<CaseQuestion> Open(Questionnaire questionnaire, IEnumerable<string> missing) =>
        [.. missing.Select(code => code switch
        {
            PatientFacts.YearOfBirthCode => new CaseQuestion(code, LocalizedText.English("In which year was the patient born?")),
            PatientFacts.SexCode => new CaseQuestion(code, LocalizedText.English("What is the patient's sex?")),
            _ => questionnaire.Find(code) is { SharedWithClinics: true } question ? new CaseQuestion(code, question.Text) : null,
        }).OfType<CaseQuestion>()];
}
