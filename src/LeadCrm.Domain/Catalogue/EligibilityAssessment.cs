namespace LeadCrm.Domain.Catalogue;

/// <summary>What a finding rests on.</summary>
public enum FindingBasis
{
    /// <summary>Confirmed findings or identity facts alone.</summary>
    Confirmed,

    /// <summary>At least partly what somebody reported; records have to confirm it.</summary>
    SelfReported,

    /// <summary>Answers are missing.</summary>
    NotAnswered,

    /// <summary>No answer settles it: the exact date, or a doctor, decides.</summary>
    Undecidable,
}

/// <summary>One rule that speaks against the treatment, asks for care or is still open.</summary>
/// <param name="RuleCode">The rule's code.</param>
/// <param name="Kind">What the rule is for.</param>
/// <param name="Weight">What this finding alone would make of the outcome; never Eligible.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Sentence">The rule's sentence.</param>
/// <param name="Questions">Codes of the answers that decided it, or of those still to be asked when it is open.</param>
public sealed record EligibilityFinding(
    string RuleCode, RuleKind Kind, EligibilityOutcome Weight, FindingBasis Basis, LocalizedText Sentence, IReadOnlyList<string> Questions)
{
    /// <summary>The sentence for a coordinator or clinic, followed by what it rests on.</summary>
    /// <param name="language">BCP 47 tag; English stands in.</param>
    public string SentenceIn(string? language) => $"{Sentence.In(language)} {EligibilityWording.For(Basis).In(language)}";
}

/// <summary>What the rules say about one patient and one treatment on one day.</summary>
/// <param name="Outcome">The weightiest finding's outcome, or Eligible.</param>
/// <param name="Findings">All findings, in the order of the rules.</param>
/// <param name="MissingQuestions">
/// Codes of the questions still to ask, in the order of the rules; <c>yearOfBirth</c> and <c>sex</c> stand for identity facts.
/// </param>
public sealed record EligibilityAssessment(
    EligibilityOutcome Outcome, IReadOnlyList<EligibilityFinding> Findings, IReadOnlyList<string> MissingQuestions);

/// <summary>How outcomes are put into words.</summary>
public static class EligibilityWording
{
    /// <summary>The outcome as it stands in timelines, kebab-case.</summary>
    /// <param name="outcome">The outcome.</param>
    public static string Code(EligibilityOutcome outcome) => outcome switch
    {
        EligibilityOutcome.Eligible => "eligible",
        EligibilityOutcome.Caution => "caution",
        EligibilityOutcome.NotEligible => "not-eligible",
        _ => "incomplete",
    };

    /// <summary>
    /// What a patient reads. Never "not eligible": this is an administrative pre-screening, and a doctor decides.
    /// </summary>
    /// <param name="outcome">The outcome.</param>
    public static LocalizedText ForPatient(EligibilityOutcome outcome) => LocalizedText.English(outcome switch
    {
        EligibilityOutcome.Eligible => "From what you told us, clinics may be able to offer this in your situation. A doctor decides after looking at your records.",
        EligibilityOutcome.Caution => "Some of what you told us has to be looked at more closely. Clinics may still offer this in your situation; a doctor decides.",
        EligibilityOutcome.Incomplete => "A few answers are still missing. They help clinics to say whether they can offer this in your situation; a doctor decides.",
        _ => "Clinics usually do not offer this in your situation; a doctor decides. We will talk with you about what else may help.",
    });

    /// <summary>What a coordinator or clinic reads after a finding's sentence.</summary>
    /// <param name="basis">What the finding rests on.</param>
    public static LocalizedText For(FindingBasis basis) => LocalizedText.English(basis switch
    {
        FindingBasis.Confirmed => "(Confirmed.)",
        FindingBasis.SelfReported => "(Reported by the patient, not yet confirmed by records.)",
        FindingBasis.NotAnswered => "(Not answered yet.)",
        _ => "(What is known, such as a year without the day, does not settle this; please check.)",
    });
}
