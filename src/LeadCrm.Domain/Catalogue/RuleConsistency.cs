namespace LeadCrm.Domain.Catalogue;

/// <summary>
/// Whether rules can be meant together: there must be an answer to everything with which all requirements hold and nothing
/// excludes. Each contradiction names the rules it needs. What takes too long to decide is let through
/// (<see cref="WitnessSearch.MaxSteps"/>); nothing that a patient could fulfil is ever refused.
/// </summary>
internal static class RuleConsistency
{
    public static IEnumerable<CatalogueProblem> Check(string where, IReadOnlyList<EligibilityRule> rules, Questionnaire questionnaire)
    {
        var search = new WitnessSearch(questionnaire, [.. rules.Select(rule => rule.When)]);
        var impossible = rules.Where(rule => search.IsImpossible(rule.When)).ToHashSet();
        var rest = rules.Where(rule => !impossible.Contains(rule)).ToList();
        var required = rest.Where(rule => rule.Kind == RuleKind.Required).ToList();
        var excluded = rest.Where(rule => rule.Kind == RuleKind.Excluded).ToList();
        return
        [
            .. impossible.Select(rule => new CatalogueProblem($"{where}/{rule.Code}", "never-holds", "No answers make this criterion hold; the rule contradicts itself.")),
            .. Unconfirmable(where, rules, questionnaire),
            .. Together(where, required, excluded, search),
        ];
    }

    private static IEnumerable<CatalogueProblem> Unconfirmable(string where, IEnumerable<EligibilityRule> rules, Questionnaire questionnaire) =>
        rules.Where(rule => rule.Kind == RuleKind.Excluded && !CanBeConfirmed(rule.When, holds: true, questionnaire))
            .Select(rule => new CatalogueProblem(
                $"{where}/{rule.Code}", "excluded-by-report", "What only the patient can say is at most a caution; an exclusion needs a finding that records can confirm."));

    /// <summary>The smallest contradictions first; a larger one is only told when no smaller one explains it.</summary>
    private static List<CatalogueProblem> Together(string where, List<EligibilityRule> required, List<EligibilityRule> excluded, WitnessSearch search)
    {
        var everybody = excluded.Where(rule => search.IsImpossible(new Not(rule.When))).ToList();
        List<CatalogueProblem> problems =
        [
            .. everybody.Select(rule => new CatalogueProblem($"{where}/{rule.Code}", "excludes-everybody", "Whatever is answered, this rule excludes the patient.")),
            .. Pairs(required).Where(pair => search.IsImpossible(new All([pair.First.When, pair.Second.When]))).Select(pair => new CatalogueProblem(
                $"{where}/{pair.Second.Code}", "requirements-conflict", $"This and the rule '{pair.First.Code}' are both required and can never both hold.")),
            .. from rule in excluded.Except(everybody)
               from other in required
               where search.IsImpossible(new All([other.When, new Not(rule.When)]))
               select new CatalogueProblem($"{where}/{rule.Code}", "contradictory-rules", $"Whoever fulfils the required rule '{other.Code}' is excluded by this one."),
        ];
        if (problems.Count > 0)
            return problems;

        if (search.IsImpossible(new All([.. required.Select(rule => rule.When)])))
            return [new(where + "/rules", "requirements-conflict", $"These rules can never all hold: {Names(required)}.")];
        Criterion none = new All([.. excluded.Select(rule => new Not(rule.When))]);
        if (search.IsImpossible(none))
            return [new(where + "/rules", "excludes-everybody", $"Whatever is answered, one of these rules excludes the patient: {Names(excluded)}.")];
        return search.IsImpossible(new All([.. required.Select(rule => rule.When), none]))
            ? [new(where + "/rules", "contradictory-rules", "Whoever fulfils all required rules is excluded by another one: nobody could be eligible.")]
            : [];
    }

    /// <summary>Whether confirmed findings alone could decide the criterion this way.</summary>
    private static bool CanBeConfirmed(Criterion criterion, bool holds, Questionnaire questionnaire) => criterion switch
    {
        Not(var part) => CanBeConfirmed(part, !holds, questionnaire),
        All or Any when criterion is All == holds => criterion.Parts.All(part => CanBeConfirmed(part, holds, questionnaire)),
        All or Any => criterion.Parts.Any(part => CanBeConfirmed(part, holds, questionnaire)),
        _ => QuestionOf(criterion) is not { } code || questionnaire.Find(code) is not { CanBeConfirmed: false },
    };

    private static string? QuestionOf(Criterion criterion) => criterion switch
    {
        AnswerIs(var code, _) => code,
        AnswerIncludes(var code, _) => code,
        NumberBetween(var code, _, _) => code,
        YearsSince(var code, _, _) => code,
        _ => null,
    };

    private static IEnumerable<(EligibilityRule First, EligibilityRule Second)> Pairs(List<EligibilityRule> rules) =>
        rules.SelectMany((first, i) => rules.Skip(i + 1).Select(second => (first, second)));

    private static string Names(IEnumerable<EligibilityRule> rules) => string.Join(", ", rules.Select(rule => $"'{rule.Code}'"));
}
