using System.Collections.Immutable;
using System.Text.Json;

namespace LeadCrm.Domain.Catalogue;

/// <summary>
/// What is known about a patient so far: question code to answer. Immutable. It is clinical content: stored sealed,
/// never logged.
/// </summary>
public sealed class AnswerSheet : IEquatable<AnswerSheet>
{
    private readonly ImmutableSortedDictionary<string, Answer> answers;

    private AnswerSheet(ImmutableSortedDictionary<string, Answer> answers) => this.answers = answers;

    /// <summary>Nothing answered yet.</summary>
    public static AnswerSheet Empty { get; } = new(ImmutableSortedDictionary.Create<string, Answer>(StringComparer.Ordinal));

    /// <summary>Codes of the questions that have an answer, "unknown" included.</summary>
    public IEnumerable<string> Codes => answers.Keys;

    /// <summary>Reads the <c>answers</c> object of a quote request. All problems are returned at once.</summary>
    /// <param name="answers">Question code to string, number or array of strings; null and empty values count as not answered.</param>
    /// <param name="questionnaire">The condition's questions.</param>
    /// <param name="today">The day of reading; no year may lie after it.</param>
    public static AnswerReading Read(JsonElement answers, Questionnaire questionnaire, DateOnly today) =>
        new AnswerReader(questionnaire, today).Read(answers);

    /// <summary>Reads the fields of a posted form, where every value is text. All problems are returned at once.</summary>
    /// <param name="fields">Question code to the posted values; blank values count as not answered.</param>
    /// <param name="questionnaire">The condition's questions.</param>
    /// <param name="today">The day of reading; no year may lie after it.</param>
    public static AnswerReading ReadForm(
        IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> fields, Questionnaire questionnaire, DateOnly today) =>
        new AnswerReader(questionnaire, today).Read(fields);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The opened sealed value.</param>
    /// <exception cref="JsonException">The text was not written by <see cref="ToJson"/>.</exception>
    public static AnswerSheet FromJson(string json) =>
        new(CatalogueJson.Read<Dictionary<string, Answer>>(json).ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>The form for sealed storage; keeps which answers are confirmed.</summary>
    public string ToJson() => CatalogueJson.Write<IReadOnlyDictionary<string, Answer>>(answers);

    /// <summary>The answer to a question, or null when there is none.</summary>
    /// <param name="code">The question's code.</param>
    public Answer? Find(string code) => answers.GetValueOrDefault(code);

    /// <summary>The sheet with one answer put in, whatever was there before.</summary>
    /// <param name="code">The question's code.</param>
    /// <param name="answer">The answer.</param>
    public AnswerSheet With(string code, Answer answer) => new(answers.SetItem(code, answer));

    /// <summary>
    /// The sheet with later answers merged in. A later answer replaces an earlier one, except that a confirmed finding
    /// yields only to a confirmed one: nobody lifts an exclusion by answering again, and no new danger is lost either
    /// (<see cref="Answer.ReportedSince"/>).
    /// </summary>
    /// <param name="later">The later answers.</param>
    public AnswerSheet With(AnswerSheet later)
    {
        ArgumentNullException.ThrowIfNull(later);
        return new(answers.SetItems(later.answers.Select(next =>
            KeyValuePair.Create(next.Key, Find(next.Key)?.FollowedBy(next.Value) ?? next.Value))));
    }

    /// <summary>Codes of confirmed findings that later self-reports contradict; a coordinator has to look at them.</summary>
    public IReadOnlyList<string> Disputed => [.. answers.Where(one => one.Value.ReportedSince is not null).Select(one => one.Key)];

    /// <summary>The sheet as if every contradicting later report were true.</summary>
    internal AnswerSheet AsReported() =>
        new(answers.SetItems(answers.Where(one => one.Value.ReportedSince is not null).Select(one => KeyValuePair.Create(one.Key, one.Value.ReportedSince!))));

    /// <summary>
    /// The sheet with these answers marked as confirmed by records or a clinician, and contradictions to them settled; codes
    /// without an answer are passed over.
    /// </summary>
    /// <param name="codes">The questions' codes.</param>
    public AnswerSheet Confirm(params IEnumerable<string> codes) =>
        new(answers.SetItems(codes.Where(answers.ContainsKey).Distinct().Select(code => KeyValuePair.Create(code, answers[code].Confirm()))));

    /// <inheritdoc />
    public bool Equals(AnswerSheet? other) => other is not null && answers.SequenceEqual(other.answers);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as AnswerSheet);

    /// <inheritdoc />
    public override int GetHashCode() => answers.Count;
}
