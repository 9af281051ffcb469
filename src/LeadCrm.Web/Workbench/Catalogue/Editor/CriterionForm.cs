using System.Globalization;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Values;

namespace LeadCrm.Web.Workbench.Catalogue.Editor;

/// <summary>What a criterion looks at, as the builder offers it.</summary>
public enum CriterionKind
{
    Answer,
    YearsSince,
    Age,
    Sex,
    All,
    Any,
    Not,
}

/// <summary>A criterion while somebody builds it; every kind of the domain has a form here.</summary>
public sealed class CriterionForm
{
    public CriterionKind Kind { get; set; }

    public string Question { get; set; } = "";

    public HashSet<string> Choices { get; } = [];

    public string Min { get; set; } = "";

    public string Max { get; set; } = "";

    public Sex Sex { get; set; } = Sex.Female;

    public List<CriterionForm> Parts { get; } = [];

    public bool IsGroup => Kind is CriterionKind.All or CriterionKind.Any or CriterionKind.Not;

    public static CriterionForm Of(Criterion criterion) => criterion switch
    {
        All(var parts) => Group(CriterionKind.All, parts),
        Any(var parts) => Group(CriterionKind.Any, parts),
        Not(var part) => Group(CriterionKind.Not, [part]),
        AnswerIs(var question, var choices) => Answer(question, choices),
        AnswerIncludes(var question, var choices) => Answer(question, choices),
        NumberBetween(var question, var min, var max) => new() { Kind = CriterionKind.Answer, Question = question, Min = Write(min), Max = Write(max) },
        YearsSince(var question, var min, var max) => new() { Kind = CriterionKind.YearsSince, Question = question, Min = Write(min), Max = Write(max) },
        AgeBetween(var min, var max) => new() { Kind = CriterionKind.Age, Min = Write(min), Max = Write(max) },
        SexIs(var sex) => new() { Kind = CriterionKind.Sex, Sex = sex },
        _ => throw new InvalidOperationException("A criterion of an unknown kind."),
    };

    /// <summary>The criterion as built so far; what is wrong in it goes to the list, what is only unfinished the rules of the catalogue tell.</summary>
    public Criterion ToCriterion(Questionnaire questions, ICollection<string> problems) => Kind switch
    {
        CriterionKind.All => new All([.. Parts.Select(part => part.ToCriterion(questions, problems))]),
        CriterionKind.Any => new Any([.. Parts.Select(part => part.ToCriterion(questions, problems))]),
        // "None of these" with several parts is "not any of them".
        CriterionKind.Not => new Not(Parts.Count == 1 ? Parts[0].ToCriterion(questions, problems) : new Any([.. Parts.Select(part => part.ToCriterion(questions, problems))])),
        CriterionKind.Age => new AgeBetween(Whole(Min, problems), Whole(Max, problems)),
        CriterionKind.YearsSince => new YearsSince(Question, Whole(Min, problems), Whole(Max, problems)),
        CriterionKind.Sex => new SexIs(Sex),
        _ => questions.Find(Question)?.Kind switch
        {
            QuestionKind.MultipleChoice => new AnswerIncludes(Question, [.. Choices]),
            QuestionKind.Number or QuestionKind.Year => new NumberBetween(Question, Number(Min, problems), Number(Max, problems)),
            _ => new AnswerIs(Question, [.. Choices]),
        },
    };

    public void Ask(string question)
    {
        Question = question;
        Choices.Clear();
        (Min, Max) = ("", "");
    }

    public void Become(CriterionKind kind)
    {
        var wasGroup = IsGroup;
        Kind = kind;
        if (IsGroup && !wasGroup)
            Parts.Add(new CriterionForm());
        if (!IsGroup)
            Parts.Clear();
        (Min, Max) = ("", "");
        if (kind == CriterionKind.YearsSince)
            Ask("");
    }

    private static CriterionForm Group(CriterionKind kind, IReadOnlyList<Criterion> parts)
    {
        var form = new CriterionForm { Kind = kind };
        form.Parts.AddRange(kind == CriterionKind.Not && parts is [Any(var inner)] ? inner.Select(Of) : parts.Select(Of));
        return form;
    }

    private static CriterionForm Answer(string question, IEnumerable<string> choices)
    {
        var form = new CriterionForm { Kind = CriterionKind.Answer, Question = question };
        form.Choices.UnionWith(choices);
        return form;
    }

    private static string Write(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private static decimal? Number(string text, ICollection<string> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var reading = NumberReader.Read(text);
        if (reading.Value is { } number)
            return number;
        problems.Add(reading.Problem == NumberProblem.NotANumber ? "A bound is not a number." : $"A bound: {reading.Sentence}");
        return null;
    }

    private static int? Whole(string text, ICollection<string> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (NumberReader.ReadWhole(text) is >= 0 and var number)
            return number;
        problems.Add("A number of years is a whole number.");
        return null;
    }
}
