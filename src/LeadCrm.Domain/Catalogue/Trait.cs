namespace LeadCrm.Domain.Catalogue;

/// <summary>Something a criterion looks at.</summary>
internal enum TraitKind
{
    Answer,
    YearsSince,
    Age,
    Sex,
}

/// <summary>One thing that a search fixes: an answer, the full years since the year of an answer, the age or the sex.</summary>
internal readonly record struct Trait(TraitKind Kind, string Question)
{
    public static Trait Of(Criterion criterion) => criterion switch
    {
        AnswerIs(var code, _) => new(TraitKind.Answer, code),
        AnswerIncludes(var code, _) => new(TraitKind.Answer, code),
        NumberBetween(var code, _, _) => new(TraitKind.Answer, code),
        YearsSince(var code, _, _) => new(TraitKind.YearsSince, code),
        AgeBetween => new(TraitKind.Age, ""),
        _ => new(TraitKind.Sex, ""),
    };
}

/// <summary>The values of each trait that stand for all others, the ordinary ones first.</summary>
internal sealed class TraitRange(Questionnaire questionnaire, IReadOnlyList<Criterion> criteria)
{
    // 2^10 sets are quickly tried; with more choices named in rules, single ones and all together stand for the rest.
    private const int MostNamedChoices = 10;
    private const int OrdinaryAge = 45;
    private const int OldestAge = 130;

    private readonly Dictionary<Trait, IReadOnlyList<Answer>> known = [];
    private readonly ILookup<Trait, Criterion> leaves = criteria.SelectMany(Leaves).ToLookup(Trait.Of);

    /// <summary>True once a trait had more values than were taken: what is not found may exist all the same.</summary>
    public bool IsPartial { get; private set; }

    public IReadOnlyList<Answer> ValuesOf(Trait trait) => known.TryGetValue(trait, out var values) ? values : known[trait] = Make(trait);

    private List<Answer> Make(Trait trait) => trait.Kind switch
    {
        TraitKind.Sex => [Answer.Of((int)Sex.Female), Answer.Of((int)Sex.Male)],
        TraitKind.Age => Years(trait, OrdinaryAge),
        TraitKind.YearsSince => Years(trait, 1),
        _ when questionnaire.Find(trait.Question) is { } question => Answers(trait, question),
        _ => [],
    };

    private List<Answer> Answers(Trait trait, Question question)
    {
        var choices = question.Choices.Select(choice => choice.Code).Where(code => code != Choice.Unknown).ToList();
        return question.Kind switch
        {
            QuestionKind.SingleChoice => [.. choices.Select(code => Answer.Of(code))],
            QuestionKind.MultipleChoice => Sets(choices, leaves[trait].OfType<AnswerIncludes>().SelectMany(leaf => leaf.AnyOf).ToHashSet()),
            _ => Numbers(trait, question),
        };
    }

    private List<Answer> Sets(List<string> choices, HashSet<string> named)
    {
        var several = choices.Where(code => code != Choice.None && named.Contains(code)).ToList();
        var alone = choices.Where(code => code == Choice.None).Concat(choices.Where(code => code != Choice.None && !named.Contains(code)).Take(1)).Select(code => Answer.Of(code));
        IsPartial |= several.Count > MostNamedChoices;
        var sets = several.Count > MostNamedChoices
            ? several.Select(code => Answer.Of(code)).Append(Answer.Of(several))
            : Enumerable.Range(1, (1 << several.Count) - 1).Select(bits => Answer.Of([.. several.Where((_, i) => (bits & (1 << i)) != 0)]));
        return [.. alone, .. sets];
    }

    private List<Answer> Numbers(Trait trait, Question question)
    {
        var bounds = leaves[trait].OfType<NumberBetween>().SelectMany(leaf => new[] { leaf.Min, leaf.Max }).Append(question.Min).Append(question.Max)
            .OfType<decimal>().Distinct().Order().ToList();
        if (bounds.Count == 0)
            return [Answer.Of(0)];
        var between = question.Kind == QuestionKind.Year
            ? bounds.SelectMany(bound => new[] { bound - 1, bound + 1 })
            : bounds.Zip(bounds.Skip(1), (low, high) => (low + high) / 2).Append(bounds[0] - 1).Append(bounds[^1] + 1);
        return [.. between.Concat(bounds).Distinct().Where(number => number >= (question.Min ?? number) && number <= (question.Max ?? number)).Select(number => Answer.Of(number))];
    }

    /// <summary>
    /// A year tells an age up to one: who was born 46 years ago is 45 or 46. Ages that are surely on one side of a bound come
    /// before those at the bound, so that a sample patient is decided.
    /// </summary>
    private List<Answer> Years(Trait trait, int ordinary)
    {
        var bounds = leaves[trait].Select(BoundsOf).ToList();
        int?[] sure = [.. bounds.SelectMany(one => new[] { one.Min + 1, one.Min - 1, one.Max, one.Max + 2 })];
        int?[] exact = [.. bounds.SelectMany(one => new[] { one.Min, one.Max + 1, one.Max - 1 })];
        return [.. sure.Prepend(ordinary).Concat(exact).OfType<int>().Distinct().Where(years => years is >= 0 and <= OldestAge).Select(years => Answer.Of(years))];
    }

    private static (int? Min, int? Max) BoundsOf(Criterion leaf) => leaf switch
    {
        AgeBetween(var min, var max) => (min, max),
        YearsSince(_, var min, var max) => (min, max),
        _ => (null, null),
    };

    private static IEnumerable<Criterion> Leaves(Criterion criterion) => criterion.Parts.Count == 0 ? criterion is All or Any ? [] : [criterion] : criterion.Parts.SelectMany(Leaves);
}
