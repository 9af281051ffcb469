using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Values;

namespace LeadCrm.Web.Workbench.Leads;

/// <summary>The answers as a coordinator is changing them. Only what was changed is sent, with the version that was looked at.</summary>
/// <param name="lead">The lead as it was read.</param>
public sealed class AnswersDraft(LeadDetails lead)
{
    private readonly Dictionary<string, AnswerDraft> _answers = lead.Questions.ToDictionary(q => q.Code, q => new AnswerDraft(q));

    public string? Treatment { get; set; } = lead.Treatment;

    public bool IsChanged => TreatmentChanged || _answers.Values.Any(a => a.IsChanged || a.BecomesConfirmed);

    private bool TreatmentChanged => !string.IsNullOrEmpty(Treatment) && Treatment != lead.Treatment;

    /// <summary>Whether it was begun on this state of the lead.</summary>
    public bool IsOf(LeadDetails now) => now.Id == lead.Id && now.Version == lead.Version;

    public AnswerDraft Of(string question) => _answers[question];

    public CompleteAnswers ToRequest()
    {
        var changed = new JsonObject();
        foreach (var answer in _answers.Values.Where(a => a.IsChanged))
            changed[answer.Code] = answer.ToJson();
        return new CompleteAnswers
        {
            LeadId = lead.Id,
            Answers = JsonSerializer.SerializeToElement(changed),
            Confirmed = _answers.Values.Where(a => a.BecomesConfirmed).Select(a => a.Code).ToList(),
            Treatment = TreatmentChanged ? Treatment : null,
            Version = lead.Version,
        };
    }
}

/// <summary>One answer as it is being changed.</summary>
/// <param name="question">The question with the answer as it was read.</param>
public sealed class AnswerDraft(LeadQuestion question)
{
    private readonly string _was = WordOf(question);

    public string Code => question.Code;

    /// <summary>The chosen code, or the number as typed; for several choices the codes with commas between.</summary>
    public string Text { get; set; } = WordOf(question);

    public bool Confirmed { get; set; } = question.Confirmed;

    public bool IsChanged => Text.Trim() != _was && Text.Trim().Length > 0;

    /// <summary>Newly confirmed, or confirmed anew because the finding itself changed or is disputed.</summary>
    public bool BecomesConfirmed => Confirmed && Text.Trim().Length > 0 && (!question.Confirmed || IsChanged);

    public IReadOnlyList<string> Chosen => Text.Length == 0 ? [] : Text.Split(',');

    /// <summary>Chooses one of several, or takes it away; "none" and "unknown" stand alone.</summary>
    public void Choose(string code, bool chosen)
    {
        var alone = code is Choice.None or Choice.Unknown;
        var others = Chosen.Where(c => c != code && (!chosen || (!alone && c is not (Choice.None or Choice.Unknown))));
        Text = string.Join(',', chosen ? [.. others, code] : others);
    }

    public JsonNode ToJson() => question.Kind switch
    {
        QuestionKind.MultipleChoice => new JsonArray([.. Chosen.Select(c => JsonValue.Create(c))]),
        QuestionKind.Number or QuestionKind.Year when NumberReader.Read(Text).Value is { } number =>
            JsonValue.Create(number),
        _ => JsonValue.Create(Text.Trim()),
    };

    private static string WordOf(LeadQuestion question) =>
        question.Number?.ToString("0.##", CultureInfo.InvariantCulture) ?? string.Join(',', question.Values);
}
