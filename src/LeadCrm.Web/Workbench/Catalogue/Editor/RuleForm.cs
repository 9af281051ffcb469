using System.Text.Json;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Web.Workbench.Catalogue.Editor;

/// <summary>One rule while somebody writes it.</summary>
public sealed class RuleForm
{
    private const int MostJson = 20_000;

    public string Code { get; set; } = "";

    public RuleKind Kind { get; set; } = RuleKind.Caution;

    public CriterionForm When { get; set; } = new();

    public TextsForm Sentence { get; init; } = new(null);

    /// <summary>The criterion as text, for who would rather paste than click; null while the builder shows it.</summary>
    public string? Json { get; set; }

    /// <summary>Why the text was not taken.</summary>
    public string? JsonProblem { get; private set; }

    public static RuleForm Of(EligibilityRule rule) => new() { Code = rule.Code, Kind = rule.Kind, When = CriterionForm.Of(rule.When), Sentence = new(rule.Sentence) };

    public EligibilityRule? ToRule(Questionnaire questions, List<FieldProblem> problems)
    {
        var wrong = new List<string>();
        var when = When.ToCriterion(questions, wrong);
        if (Sentence.IsBlank)
            wrong.Add("The rule needs the sentence that people read.");
        problems.AddRange(wrong.Distinct().Select(message => new FieldProblem(Code, "ill-formed-rule", message)));
        return Sentence.ToText() is { } sentence ? new(Code.Trim(), Kind, when, sentence) : null;
    }

    public void ShowJson(Questionnaire questions)
    {
        JsonProblem = null;
        Json = Json is null ? JsonSerializer.Serialize(When.ToCriterion(questions, []), s_readable) : null;
    }

    /// <summary>Takes the text for the criterion; false when it is none, and the builder stays as it was.</summary>
    public bool TakeJson()
    {
        try
        {
            When = CriterionForm.Of(Json is { Length: <= MostJson } json ? CatalogueJson.Read<Criterion>(json) : throw new JsonException("too long"));
            (Json, JsonProblem) = (null, null);
            return true;
        }
        catch (JsonException e)
        {
            JsonProblem = $"This is not a criterion: look at line {(e.LineNumber ?? 0) + 1}.";
            return false;
        }
    }

    private static readonly JsonSerializerOptions s_readable = new(CatalogueJson.Options) { WriteIndented = true };
}
