using System.Globalization;

namespace LeadCrm.Domain.Catalogue;

/// <summary>Criteria as sentences for people, English.</summary>
public static class CriterionWording
{
    /// <summary>The criterion in words, for example <c>“Is the heart affected?” is “Severely”</c>.</summary>
    /// <param name="criterion">The criterion.</param>
    /// <param name="questionnaire">The questions it looks at; a code that is not there is shown as it is.</param>
    public static string Of(Criterion criterion, Questionnaire questionnaire)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        return criterion switch
        {
            All(var parts) => Group(parts, " and ", questionnaire),
            Any(var parts) => Group(parts, " or ", questionnaire),
            Not(SexIs(var sex)) => $"the patient is not {Word(sex)}",
            Not(var part) => $"it is not so that {Nested(part, questionnaire)}",
            AnswerIs(var code, var choices) => $"{Question(code, questionnaire)} is {Choices(code, choices, questionnaire)}",
            AnswerIncludes(var code, var choices) => $"{Question(code, questionnaire)} includes {Choices(code, choices, questionnaire)}",
            NumberBetween(var code, var min, var max) => $"{Question(code, questionnaire)} is {Range(min, max)}",
            YearsSince(var code, var min, var max) => $"the full years since {Question(code, questionnaire)} are {Range(min, max)}",
            AgeBetween(var min, var max) => $"the age is {Range(min, max)}",
            SexIs(var sex) => $"the patient is {Word(sex)}",
            _ => "something this version cannot say",
        };
    }

    private static string Group(IReadOnlyList<Criterion> parts, string between, Questionnaire questionnaire) => parts.Count switch
    {
        0 => "nothing yet",
        1 => Of(parts[0], questionnaire),
        _ => string.Join(between, parts.Select(part => Nested(part, questionnaire))),
    };

    private static string Nested(Criterion part, Questionnaire questionnaire) =>
        part is All { Of.Count: > 1 } or Any { Of.Count: > 1 } or Not(not SexIs) ? $"({Of(part, questionnaire)})" : Of(part, questionnaire);

    private static string Question(string code, Questionnaire questionnaire) => $"“{questionnaire.Find(code)?.Text.In(LocalizedText.Fallback) ?? code}”";

    private static string Choices(string code, IReadOnlyList<string> choices, Questionnaire questionnaire) =>
        choices.Count == 0 ? "nothing yet" : string.Join(" or ", choices.Select(choice => $"“{questionnaire.Find(code)?.FindChoice(choice)?.Text.In(LocalizedText.Fallback) ?? choice}”"));

    private static string Range(decimal? min, decimal? max) => (min, max) switch
    {
        (null, null) => "anything",
        ({ } low, null) => $"at least {Number(low)}",
        (null, { } high) => $"at most {Number(high)}",
        ({ } low, { } high) => $"from {Number(low)} to {Number(high)}",
    };

    private static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Word(Sex sex) => sex switch { Sex.Female => "female", Sex.Male => "male", _ => "of another sex" };
}
