using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using Microsoft.Extensions.Localization;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>A field for one line or more of text.</summary>
internal sealed record TextField(string Path, string Label, string? Help, string Value, string? Problem)
{
    public string Type { get; init; } = "text";

    public string? Autocomplete { get; init; }

    public string? InputMode { get; init; }

    public int Longest { get; init; } = 200;

    public bool Needed { get; init; }

    public int Rows { get; init; } = 1;

    public bool Narrow { get; init; }
}

/// <summary>A field to choose from a few options, one or several.</summary>
internal sealed record OptionsField(string Path, string Label, string? Help, IReadOnlyList<LeadChoice> Options, IReadOnlyList<string> Chosen, string? Problem)
{
    public bool Several { get; init; }

    public bool Needed { get; init; }
}

/// <summary>A field to choose one of many.</summary>
internal sealed record ListField(string Path, string Label, string? Help, IReadOnlyList<LeadChoice> Options, string Chosen, string? Problem)
{
    public string? Autocomplete { get; init; }

    public bool Needed { get; init; }
}

/// <summary>Puts posted values, texts and problems together into fields.</summary>
internal sealed class Fields(PostedFields posted, IReadOnlyList<FieldProblem> problems, IStringLocalizer<Texts> texts)
{
    public IReadOnlyList<FieldProblem> Problems => problems;

    public TextField Text(string path) => new(path, texts[path], Help(path), posted[path], ProblemOf(path));

    public OptionsField Options(string path, params IEnumerable<string> codes) =>
        new(path, texts[path], Help(path), codes.Select(c => new LeadChoice(c, texts[$"{path}.{c}"])).ToList(), posted.All(path), ProblemOf(path));

    public OptionsField Countries(string path, IEnumerable<string> codes) =>
        new(path, texts[path], Help(path), codes.Select(c => new LeadChoice(c, IsoCodes.NameOf(c))).ToList(), posted.All(path), ProblemOf(path)) { Several = true };

    public ListField List(string path, IEnumerable<LeadChoice> options) => new(path, texts[path], Help(path), options.ToList(), posted[path], ProblemOf(path));

    public bool IsTicked(string path) => posted[path] == "true";

    public OptionsField Choice(PublicQuestion question)
    {
        var path = PathOf(question);
        return new(path, question.Text, question.Help, question.Choices, posted.All(path), ProblemOf(path)) { Several = question.Kind == "multiple-choice" };
    }

    public TextField Number(PublicQuestion question)
    {
        var path = PathOf(question);
        return new(path, question.Text, question.Help, posted[path], ProblemOf(path)) { InputMode = question.Kind == "year" ? "numeric" : "decimal", Longest = 12, Narrow = true };
    }

    /// <summary>What is wrong with a field, in words; null when nothing is.</summary>
    public string? ProblemOf(string path) => problems.FirstOrDefault(p => p.Field == path) is { } problem ? Words(problem) : null;

    /// <summary>The page's own words for a problem, else the rule's.</summary>
    public string Words(FieldProblem problem)
    {
        if (texts[$"problem.{problem.Field}.{problem.Code}"] is { ResourceNotFound: false } exact)
            return exact.Value;
        return texts[$"problem.{problem.Code}"] is { ResourceNotFound: false } general ? general.Value : problem.Message;
    }

    public bool HasProblemUnder(string prefix) => problems.Any(p => p.Field.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The id of the element of a field.</summary>
    public static string IdOf(string path) => path.Replace('.', '-');

    private static string PathOf(PublicQuestion question) => $"enquiry.answers.{question.Code}";

    private string? Help(string path) => texts[$"{path}.help"] is { ResourceNotFound: false } help ? help.Value : null;
}
