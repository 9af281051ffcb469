namespace LeadCrm.Domain.Catalogue;

/// <summary>How a question is answered.</summary>
public enum QuestionKind
{
    /// <summary>One of the choices.</summary>
    SingleChoice,

    /// <summary>Any of the choices; <c>none</c> and <c>unknown</c> stand alone.</summary>
    MultipleChoice,

    /// <summary>A number between the question's bounds, in the unit that its text or help names.</summary>
    Number,

    /// <summary>A calendar year, never in the future.</summary>
    Year,
}

/// <summary>Who is shown the question.</summary>
public enum AskedOf
{
    /// <summary>The patient or who asks for them, in the form and on the case page; coordinators see it too.</summary>
    Patient,

    /// <summary>The coordinator only, usually because a record has to be read.</summary>
    Coordinator,
}

/// <summary>One choice of a question.</summary>
/// <param name="Code">Stable kebab-case code, unique in its question.</param>
/// <param name="Text">What the reader chooses.</param>
public sealed record Choice(string Code, LocalizedText Text)
{
    /// <summary>The choice that says "I do not know". It counts as no answer for the rules.</summary>
    public const string Unknown = "unknown";

    /// <summary>The choice of a multiple-choice question that says "none of these".</summary>
    public const string None = "none";
}

/// <summary>One question about the patient's situation.</summary>
/// <param name="Code">Stable code, unique in its questionnaire; part of the public contract (<c>answers</c> of a quote request).</param>
/// <param name="Text">The question as people read it.</param>
/// <param name="Kind">How it is answered.</param>
public sealed record Question(string Code, LocalizedText Text, QuestionKind Kind)
{
    /// <summary>The choices of a choice question, in the order shown; empty otherwise.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Smallest number or year, inclusive; null for none.</summary>
    public decimal? Min { get; init; }

    /// <summary>Largest number or year, inclusive; null for none (a year is never later than today's).</summary>
    public decimal? Max { get; init; }

    /// <summary>Who is shown the question.</summary>
    public AskedOf AskedOf { get; init; } = AskedOf.Patient;

    /// <summary>
    /// True when the answer belongs to the de-identified case that a clinic sees before it accepts. False is the default:
    /// nothing is shared because somebody forgot to say no.
    /// </summary>
    public bool SharedWithClinics { get; init; }

    /// <summary>Where to find the answer or why it matters; null when the question explains itself.</summary>
    public LocalizedText? Help { get; init; }

    /// <summary>
    /// True when no record can ever confirm the answer, so that it is worth a caution and never an exclusion.
    /// </summary>
    public bool SelfReportedOnly { get; init; }

    /// <summary>Whether records or a clinician can confirm the answer; how somebody feels since yesterday they cannot.</summary>
    internal bool CanBeConfirmed => !SelfReportedOnly && Code != Questionnaire.NewOrWorse;

    /// <summary>The choice with this code, or null.</summary>
    /// <param name="code">The choice's code.</param>
    public Choice? FindChoice(string code) => Choices.FirstOrDefault(choice => choice.Code == code);
}

/// <summary>The questions of one condition, in the order asked.</summary>
/// <param name="Questions">The questions.</param>
public sealed record Questionnaire(IReadOnlyList<Question> Questions)
{
    /// <summary>Code of the question that every questionnaire has: is anything new or worse within the last 24 hours?</summary>
    public const string NewOrWorse = "newOrWorse24h";

    /// <summary>No questions; for conditions that were imported without a questionnaire.</summary>
    public static Questionnaire Empty { get; } = new([]);

    /// <summary>The question with this code, or null.</summary>
    /// <param name="code">The question's code.</param>
    public Question? Find(string code) => Questions.FirstOrDefault(question => question.Code == code);
}
