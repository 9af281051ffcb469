using System.Globalization;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using Microsoft.Extensions.Localization;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>Puts posted values, texts and problems together into fields, and remembers which fields a page has shown.</summary>
internal sealed class Fields(PostedFields posted, IReadOnlyList<FieldProblem> problems, IStringLocalizer<Texts> texts, int year)
{
    // The oldest person on record reached 122 years; the validator draws the same line.
    private const int OldestAge = 122;

    // Where a problem is put right when its field has another name on the page.
    private static readonly Dictionary<string, string> s_elsewhere = new()
    {
        ["enquiry.condition"] = "condition", ["enquiry.treatment"] = "treatment", ["enquiry.category"] = "condition",
    };

    private readonly HashSet<string> _shown = [];

    public IReadOnlyList<FieldProblem> Problems => problems;

    /// <summary>What was entered before and has no field on this page: it waits for a change of treatment.</summary>
    public IEnumerable<(string Path, string Value)> Waiting => posted.Answers.Where(a => !_shown.Contains(a.Path));

    public TextField Text(string path) => new(path, texts[path], Help(path), posted[Shown(path)], ProblemOf(path)) { Missing = Missing(path, "required") };

    /// <summary>The year in which somebody was born.</summary>
    public TextField YearOfBirth(string path) => Text(path) with
    {
        InputMode = "numeric", Longest = 12, Narrow = true, Range = new(year - OldestAge, year, texts[$"problem.{path}.out-of-range"]),
    };

    public TextField Count(string path, int least, int most) => Text(path) with
    {
        InputMode = "numeric", Longest = 12, Narrow = true, Range = new(least, most, texts[$"problem.{path}.out-of-range"]),
    };

    public OptionsField Options(string path, params IEnumerable<string> codes) =>
        new(path, texts[path], Help(path), codes.Select(c => new LeadChoice(c, texts[$"{path}.{c}"])).ToList(), posted.All(Shown(path)), ProblemOf(path))
        {
            Missing = Missing(path, "unknown-choice"),
        };

    public OptionsField Countries(string path, IEnumerable<string> codes) =>
        new(path, texts[path], Help(path), codes.Select(c => new LeadChoice(c, IsoCodes.NameOf(c))).ToList(), posted.All(Shown(path)), ProblemOf(path)) { Several = true };

    public ListField List(string path, IEnumerable<LeadChoice> options) =>
        new(path, texts[path], Help(path), options.ToList(), posted[Shown(path)], ProblemOf(path)) { Missing = Missing(path, "unknown-country") };

    public bool IsTicked(string path) => posted[path] == "true";

    public OptionsField Choice(PublicQuestion question)
    {
        var path = PathOf(question);
        return new(path, question.Text, question.Help, question.Choices, posted.All(Shown(path)), ProblemOf(path)) { Several = question.Kind == "multiple-choice" };
    }

    public TextField Number(PublicQuestion question)
    {
        var path = PathOf(question);
        return new(path, question.Text, question.Help, posted[Shown(path)], ProblemOf(path))
        {
            InputMode = question.Kind == "year" ? "numeric" : "decimal", Longest = 12, Narrow = true, Range = RangeOf(question),
        };
    }

    /// <summary>What is wrong with a field, in words; null when nothing is.</summary>
    public string? ProblemOf(string path) => problems.FirstOrDefault(p => FieldOf(p) == path) is { } problem ? Words(problem) : null;

    /// <summary>The page's own words for a problem, around what the rule says if they have room for it; else the rule's.</summary>
    public string Words(FieldProblem problem)
    {
        if (texts[$"problem.{FieldOf(problem)}.{problem.Code}", problem.Message] is { ResourceNotFound: false } exact)
            return exact.Value;
        return texts[$"problem.{problem.Code}"] is { ResourceNotFound: false } general ? general.Value : problem.Message;
    }

    /// <summary>The id of the element at which a problem is put right; null when the page has none.</summary>
    public string? PlaceOf(FieldProblem problem) => FieldOf(problem) switch
    {
        var field when s_elsewhere.TryGetValue(field, out var id) => id,
        var field when _shown.Contains(field) || field.StartsWith("consents.", StringComparison.Ordinal) => IdOf(field),
        _ => null,
    };

    public bool HasProblemUnder(string prefix) => problems.Any(p => p.Field.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>What a field says when it is left out although it is needed; null for fields that never are.</summary>
    public string? Missing(string path, string code) => texts[$"problem.{path}.{code}"] is { ResourceNotFound: false } own ? own.Value : null;

    /// <summary>The id of the element of a field.</summary>
    public static string IdOf(string path) => path.Replace('.', '-');

    // One of several values that is wrong is put right at their field: wishes.destinations[2].
    private static string FieldOf(FieldProblem problem) => problem.Field.Split('[')[0];

    private FieldRange? RangeOf(PublicQuestion question)
    {
        var most = question.Kind == "year" ? Math.Min(question.Max ?? year, year) : question.Max;
        return (question.Min, most) switch
        {
            (null, null) => null,
            ({ } min, { } max) => new(min, max, texts[question.Kind == "year" ? "range.year" : "range.number", Plain(min), Plain(max)]),
            ({ } min, null) => new(min, null, texts["range.least", Plain(min)]),
            (null, { } max) => new(null, max, texts["range.most", Plain(max)]),
        };
    }

    private string Shown(string path)
    {
        _shown.Add(path);
        return path;
    }

    private static string Plain(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string PathOf(PublicQuestion question) => $"enquiry.answers.{question.Code}";

    private string? Help(string path) => texts[$"{path}.help"] is { ResourceNotFound: false } help ? help.Value : null;
}
