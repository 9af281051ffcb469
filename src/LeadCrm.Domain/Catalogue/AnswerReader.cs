using System.Globalization;
using System.Text.Json;
using LeadCrm.Domain.Values;

namespace LeadCrm.Domain.Catalogue;

/// <summary>Reads posted answers against a questionnaire and collects every problem.</summary>
internal sealed class AnswerReader(Questionnaire questionnaire, DateOnly today)
{
    private readonly List<AnswerProblem> problems = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private AnswerSheet sheet = AnswerSheet.Empty;

    public AnswerReading Read(JsonElement answers)
    {
        switch (answers.ValueKind)
        {
            case JsonValueKind.Undefined or JsonValueKind.Null:
                break;
            case JsonValueKind.Object:
                foreach (var property in answers.EnumerateObject())
                    ReadOne(property.Name, question => FromJson(question, property.Value));
                break;
            default:
                Refuse("", "wrong-type", "Answers are an object of question codes and their answers.");
                break;
        }

        return new(sheet, problems);
    }

    public AnswerReading Read(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> fields)
    {
        foreach (var (code, posted) in fields)
            ReadOne(code, question => FromText(question, [.. posted.Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value.Trim())]));
        return new(sheet, problems);
    }

    private void ReadOne(string code, Func<Question, Answer?> read)
    {
        if (questionnaire.Find(code) is not { } question)
            Refuse(code, "unknown-question", "This condition has no question with this code.");
        else if (!seen.Add(code))
            Refuse(code, "duplicate-question", "This question is answered twice.");
        else if (read(question) is { } answer)
            sheet = sheet.With(code, answer);
    }

    private Answer? FromJson(Question question, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String when value.GetString() is var text => text!.Length == 0 ? null : FromJsonText(question, text),
        JsonValueKind.Number when IsNumeric(question) => value.TryGetDecimal(out var number)
            ? FromNumber(question, number)
            : Refuse(question.Code, "out-of-range", RangeOf(question)),
        JsonValueKind.Array when question.Kind == QuestionKind.MultipleChoice => FromArray(question, value),
        _ => WrongType(question),
    };

    private Answer? FromJsonText(Question question, string text) => IsNumeric(question)
        ? text == Choice.Unknown ? Answer.DoesNotKnow : WrongType(question)
        : FromChoices(question, [text]);

    private Answer? FromArray(Question question, JsonElement array) =>
        array.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String)
            ? WrongType(question)
            : FromChoices(question, [.. array.EnumerateArray().Select(item => item.GetString()!)]);

    private Answer? FromText(Question question, IReadOnlyList<string> posted) => posted switch
    {
        [] => null,
        [Choice.Unknown] when IsNumeric(question) => Answer.DoesNotKnow,
        [var text] when IsNumeric(question) => NumberReader.Read(text).Value is { } number
            ? FromNumber(question, number)
            : WrongType(question),
        [_, _, ..] when question.Kind != QuestionKind.MultipleChoice => WrongType(question),
        _ => FromChoices(question, posted),
    };

    private Answer? FromChoices(Question question, IReadOnlyList<string> chosen)
    {
        if (chosen.Count == 0)
            return null;
        var codes = chosen.Select(text => CodeOf(question, text)).ToList();
        if (codes.Contains(null))
            return Refuse(question.Code, "unknown-choice", $"Choose from: {string.Join(", ", question.Choices.Select(choice => choice.Code))}.");
        var distinct = codes.OfType<string>().Distinct().ToList();
        return distinct.Count > 1 && distinct.Exists(code => code is Choice.None or Choice.Unknown)
            ? Refuse(question.Code, "exclusive-choice", "'none' and 'unknown' cannot be combined with another choice.")
            : Answer.Of(distinct);
    }

    /// <summary>Codes come in any case.</summary>
    private static string? CodeOf(Question question, string text) =>
        question.Choices.Select(choice => choice.Code).FirstOrDefault(code => string.Equals(code, text, StringComparison.OrdinalIgnoreCase));

    private Answer? FromNumber(Question question, decimal number)
    {
        var whole = question.Kind != QuestionKind.Year || number == decimal.Truncate(number);
        return whole && number >= (question.Min ?? decimal.MinValue) && number <= Largest(question)
            ? Answer.Of(number)
            : Refuse(question.Code, "out-of-range", RangeOf(question));
    }

    private Answer? WrongType(Question question) => Refuse(question.Code, "wrong-type", question.Kind switch
    {
        QuestionKind.SingleChoice => "One choice is expected, as a string.",
        QuestionKind.MultipleChoice => "An array of choices is expected, each a string.",
        QuestionKind.Number => "A number is expected, or 'unknown'.",
        _ => "A year is expected as a number, or 'unknown'.",
    });

    private Answer? Refuse(string field, string code, string message)
    {
        problems.Add(new(field.Length > 64 ? field[..64] : field, code, message));
        return null;
    }

    private string RangeOf(Question question) => (question.Min, Largest(question)) switch
    {
        (null, decimal.MaxValue) => "A number of a usual size is expected.",
        (null, var max) => string.Create(CultureInfo.InvariantCulture, $"At most {max} is expected."),
        (var min, decimal.MaxValue) => string.Create(CultureInfo.InvariantCulture, $"At least {min} is expected."),
        var (min, max) => string.Create(CultureInfo.InvariantCulture, $"A {(question.Kind == QuestionKind.Year ? "year" : "number")} from {min} to {max} is expected."),
    };

    private decimal Largest(Question question) => question.Kind == QuestionKind.Year
        ? Math.Min(question.Max ?? today.Year, today.Year)
        : question.Max ?? decimal.MaxValue;

    private static bool IsNumeric(Question question) => question.Kind is QuestionKind.Number or QuestionKind.Year;
}
