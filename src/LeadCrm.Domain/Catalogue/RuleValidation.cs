namespace LeadCrm.Domain.Catalogue;

/// <summary>Whether rules fit the questionnaire they look at, each by itself; <see cref="RuleConsistency"/> looks at them together.</summary>
internal static class RuleValidation
{
    public static IEnumerable<CatalogueProblem> Check(string where, EligibilityRules rules, Questionnaire questionnaire)
    {
        foreach (var problem in CatalogueValidation.Duplicates("rule", rules.Rules.Select(rule => rule.Code), where + "/"))
            yield return problem;
        foreach (var rule in rules.Rules.Where(rule => !CatalogueValidation.IsKebab(rule.Code)))
            yield return new($"{where}/{rule.Code}", "ill-formed-code", "A rule's code is kebab-case.");
        var sound = new List<EligibilityRule>();
        foreach (var rule in rules.Rules)
        {
            var problems = OfCriterion($"{where}/{rule.Code}", rule.When, questionnaire).ToList();
            if (problems.Count == 0)
                sound.Add(rule);
            foreach (var problem in problems)
                yield return problem;
        }

        foreach (var problem in RuleConsistency.Check(where, sound, questionnaire))
            yield return problem;
    }

    private static IEnumerable<CatalogueProblem> OfCriterion(string where, Criterion criterion, Questionnaire questionnaire)
    {
        var own = criterion switch
        {
            AnswerIs(var code, var choices) => OfChoices(where, questionnaire, code, QuestionKind.SingleChoice, choices),
            AnswerIncludes(var code, var choices) => OfChoices(where, questionnaire, code, QuestionKind.MultipleChoice, choices),
            NumberBetween(var code, var min, var max) => OfNumber(where, questionnaire, code, [QuestionKind.Number, QuestionKind.Year], min, max),
            YearsSince(var code, var min, var max) => OfNumber(where, questionnaire, code, [QuestionKind.Year], min, max),
            AgeBetween(var min, var max) => Bounds(where, min, max),
            SexIs { Sex: not (Sex.Female or Sex.Male) } => [new(where, "ill-formed-sex", "A rule asks for female or male.")],
            All { Of.Count: 0 } or Any { Of.Count: 0 } => [new(where, "empty-criterion", "'all' and 'any' need at least one part.")],
            _ => [],
        };
        return own.Concat(criterion.Parts.SelectMany(part => OfCriterion(where, part, questionnaire)));
    }

    private static IEnumerable<CatalogueProblem> OfChoices(
        string where, Questionnaire questionnaire, string code, QuestionKind kind, IReadOnlyList<string> choices)
    {
        if (questionnaire.Find(code) is not { } question)
            return [new(where, "unknown-question", $"The condition has no question '{code}'.")];
        if (question.Kind != kind)
            return [new(where, "wrong-kind", $"The question '{code}' is of another kind than the criterion.")];
        if (choices.Count == 0)
            return [new(where, "empty-criterion", $"The criterion on '{code}' names no choice and never holds.")];
        return choices.Where(choice => question.FindChoice(choice) is null || choice == Choice.Unknown)
            .Select(choice => new CatalogueProblem(where, "unknown-choice", $"'{choice}' is not a choice of '{code}' that a rule can look at."));
    }

    private static IEnumerable<CatalogueProblem> OfNumber(
        string where, Questionnaire questionnaire, string code, IReadOnlyList<QuestionKind> kinds, decimal? min, decimal? max)
    {
        if (questionnaire.Find(code) is not { } question)
            return [new(where, "unknown-question", $"The condition has no question '{code}'.")];
        return kinds.Contains(question.Kind)
            ? Bounds(where, min, max)
            : [new(where, "wrong-kind", $"The question '{code}' is of another kind than the criterion.")];
    }

    private static IEnumerable<CatalogueProblem> Bounds(string where, decimal? min, decimal? max) => (min, max) switch
    {
        (null, null) => [new(where, "empty-criterion", "At least one bound is needed.")],
        _ when min > max => [new(where, "ill-formed-bounds", "The smaller bound comes first.")],
        _ => [],
    };
}
