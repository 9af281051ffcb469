using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Leads;

/// <summary>One shared answer of a de-identified case.</summary>
/// <param name="QuestionCode">Code of the question.</param>
/// <param name="Question">The question.</param>
/// <param name="Choices">The chosen choices; empty for a number or year.</param>
/// <param name="Number">The number or year; null for choices and for a year too long ago to be told.</param>
/// <param name="Confirmed">True when records or a clinician confirmed the finding.</param>
public sealed record CaseAnswer(string QuestionCode, LocalizedText Question, IReadOnlyList<Choice> Choices, decimal? Number, bool Confirmed)
{
    private static readonly Choice LongAgo = new("90-or-more-years-ago", LocalizedText.English("90 or more years ago"));

    /// <summary>The answer in words.</summary>
    /// <param name="language">BCP 47 tag; English stands in.</param>
    public string In(string? language) => Number is { } number
        ? number.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)
        : string.Join(", ", Choices.Select(choice => choice.Text.In(language)));

    internal static IReadOnlyList<CaseAnswer> Shared(Questionnaire questionnaire, AnswerSheet answers, DateOnly today) =>
        [.. questionnaire.Questions.Where(question => question.SharedWithClinics)
            .Select(question => answers.Find(question.Code) is { } answer ? From(question, answer, today) : null)
            .OfType<CaseAnswer>()];

    private static CaseAnswer? From(Question question, Answer answer, DateOnly today) => question.Kind switch
    {
        QuestionKind.SingleChoice or QuestionKind.MultipleChoice => Known(question, answer) is { Count: > 0 } choices
            ? new(question.Code, question.Text, choices, null, answer.Confirmed)
            : null,
        _ when answer.Number is not { } => null,
        // A year that lies 90 years back tells an age over 89 (45 CFR 164.514(b)(2)(i)(C)).
        QuestionKind.Year when answer.Number <= today.Year - CaseAge.Cap => new(question.Code, question.Text, [LongAgo], null, answer.Confirmed),
        _ => new(question.Code, question.Text, [], answer.Number, answer.Confirmed),
    };

    private static IReadOnlyList<Choice> Known(Question question, Answer answer) =>
        [.. question.Choices.Where(choice => answer.Values.Contains(choice.Code))];
}
