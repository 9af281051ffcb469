namespace LeadCrm.Domain.Catalogue;

/// <summary>
/// Looks for answers with which a criterion holds. Every question is given a handful of values that stand for all others
/// (each choice, the bounds that rules name and what lies between them); the first open question of the criterion is tried
/// next, so that most are never touched. Ages and spans count as exact years here.
/// </summary>
internal sealed class WitnessSearch(Questionnaire questionnaire, IReadOnlyList<Criterion> criteria)
{
    /// <summary>Steps after which the search gives up. Rules as people write them need a few dozen.</summary>
    public const int MaxSteps = 5_000;

    private readonly TraitRange range = new(questionnaire, criteria);

    /// <summary>True only when no answers whatever make the criterion hold.</summary>
    public bool IsImpossible(Criterion goal) => Search(goal) is (null, false);

    /// <summary>Answers with which the criterion holds; null when there are none or they were not found in time.</summary>
    public IReadOnlyDictionary<Trait, Answer>? Find(Criterion goal) => Search(goal).Found;

    private (IReadOnlyDictionary<Trait, Answer>? Found, bool GaveUp) Search(Criterion goal)
    {
        var traits = new Dictionary<Trait, Answer>();
        var steps = 0;
        var holds = Try(goal, traits, ref steps);
        if (holds)
            return (traits, false);
        return (null, steps > MaxSteps || range.IsPartial);
    }

    private bool Try(Criterion goal, Dictionary<Trait, Answer> traits, ref int steps)
    {
        var (truth, open) = Look(goal, traits);
        if (truth != Truth.Unknown || open is not { } next)
            return truth == Truth.True;
        foreach (var value in range.ValuesOf(next))
        {
            if (++steps > MaxSteps)
                return false;
            traits[next] = value;
            if (Try(goal, traits, ref steps))
                return true;
        }

        traits.Remove(next);
        return false;
    }

    /// <summary>Whether the criterion holds with what is known, and else the first trait to find out.</summary>
    private static (Truth Truth, Trait? Open) Look(Criterion criterion, Dictionary<Trait, Answer> traits)
    {
        switch (criterion)
        {
            case Not(var part):
                var (truth, open) = Look(part, traits);
                return (truth.Not(), open);
            case All or Any:
                return LookAtGroup(criterion.Parts, decisive: criterion is Any ? Truth.True : Truth.False, traits);
            default:
                var trait = Trait.Of(criterion);
                return traits.TryGetValue(trait, out var answer) ? (Holds(criterion, answer) ? Truth.True : Truth.False, null) : (Truth.Unknown, trait);
        }
    }

    private static (Truth Truth, Trait? Open) LookAtGroup(IReadOnlyList<Criterion> parts, Truth decisive, Dictionary<Trait, Answer> traits)
    {
        Trait? firstOpen = null;
        foreach (var part in parts)
        {
            var (truth, open) = Look(part, traits);
            if (truth == decisive)
                return (decisive, null);
            firstOpen ??= open;
        }

        return firstOpen is null ? (decisive.Not(), null) : (Truth.Unknown, firstOpen);
    }

    private static bool Holds(Criterion criterion, Answer answer) => criterion switch
    {
        AnswerIs(_, var choices) => answer.Values.Any(choices.Contains),
        AnswerIncludes(_, var choices) => answer.Values.Any(choices.Contains),
        NumberBetween(_, var min, var max) => Lies(answer, min, max),
        YearsSince(_, var min, var max) => Lies(answer, min, max),
        AgeBetween(var min, var max) => Lies(answer, min, max),
        SexIs(var sex) => answer.Number == (int)sex,
        _ => throw new InvalidOperationException("A criterion of an unknown kind."),
    };

    private static bool Lies(Answer answer, decimal? min, decimal? max) => answer.Number is { } number && number >= (min ?? number) && number <= (max ?? number);
}
