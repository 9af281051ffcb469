using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Tests.Catalogue;

public sealed class RuleConsistencyTests
{
    private static readonly LocalizedText Text = LocalizedText.English("Text.");

    private static readonly Condition Condition = new("knee", "ortho", "M17.1", Text, [], new(
    [
        new(Questionnaire.NewOrWorse, Text, QuestionKind.SingleChoice) { Choices = [new("yes", Text), new("no", Text)] },
        new("pain", Text, QuestionKind.SingleChoice) { Choices = [new("none", Text), new("mild", Text), new("severe", Text), new("unknown", Text)] },
        new("tried", Text, QuestionKind.MultipleChoice) { Choices = [new("none", Text), new("drugs", Text), new("exercise", Text), new("unknown", Text)] },
        new("score", Text, QuestionKind.Number) { Min = 0, Max = 10 },
        new("began", Text, QuestionKind.Year) { Min = 1950 },
        new("diary", Text, QuestionKind.SingleChoice) { Choices = [new("yes", Text), new("no", Text)], SelfReportedOnly = true },
    ]));

    private static readonly Criterion Severe = new AnswerIs("pain", ["severe"]);
    private static readonly Criterion Diary = new AnswerIs("diary", ["yes"]);

    private static IReadOnlyList<string> Problems(params IReadOnlyList<(RuleKind Kind, Criterion When)> rules) =>
        [.. CatalogueValidation.Check(Content(rules), Condition, "surgery").Select(problem => $"{problem.Where.Replace("knee/surgery/", "")} {problem.Code}")];

    private static PairContent Content(IReadOnlyList<(RuleKind Kind, Criterion When)> rules) => new()
    {
        EvidenceLevel = EvidenceLevel.Established,
        Evidence = Text,
        Citations = [new("A trial", "A journal", 2020)],
        Disclosures = [new("en", "1", "What is done.", ["A risk."])],
        ReviewedOn = new(2026, 1, 1),
        ReviewedBy = "A reviewer",
        Rules = new([.. rules.Select((rule, i) => new EligibilityRule($"r{i + 1}", rule.Kind, rule.When, Text))]),
    };

    [Fact]
    public void Requirements_whose_ranges_do_not_overlap_are_refused()
    {
        Problems((RuleKind.Required, new AgeBetween(70)), (RuleKind.Required, new AgeBetween(Max: 60))).ShouldBe(["r2 requirements-conflict"]);
        Problems((RuleKind.Required, new AgeBetween(61)), (RuleKind.Required, new AgeBetween(Max: 60))).ShouldBe(["r2 requirements-conflict"]);
        Problems((RuleKind.Required, new AgeBetween(60)), (RuleKind.Required, new AgeBetween(Max: 60))).ShouldBeEmpty();
        Problems((RuleKind.Required, new NumberBetween("score", 5.5m)), (RuleKind.Required, new NumberBetween("score", Max: 5))).ShouldBe(["r2 requirements-conflict"]);
        Problems((RuleKind.Required, new NumberBetween("score", 5)), (RuleKind.Required, new NumberBetween("score", Max: 5))).ShouldBeEmpty();
        Problems((RuleKind.Required, new YearsSince("began", 5)), (RuleKind.Required, new YearsSince("began", Max: 4))).ShouldBe(["r2 requirements-conflict"]);
    }

    [Fact]
    public void One_choice_cannot_be_two_and_several_can()
    {
        Problems((RuleKind.Required, new AnswerIs("pain", ["mild"])), (RuleKind.Required, Severe)).ShouldBe(["r2 requirements-conflict"]);
        Problems((RuleKind.Required, new AnswerIncludes("tried", ["drugs"])), (RuleKind.Required, new AnswerIncludes("tried", ["exercise"]))).ShouldBeEmpty();
        Problems((RuleKind.Required, new AnswerIncludes("tried", ["none"])), (RuleKind.Required, new AnswerIncludes("tried", ["exercise"]))).ShouldBe(["r2 requirements-conflict"]);
    }

    [Fact]
    public void What_is_required_cannot_be_excluded_in_other_words_either()
    {
        Problems((RuleKind.Required, Severe), (RuleKind.Excluded, new Not(new AnswerIs("pain", ["none", "mild"])))).ShouldBe(["r2 contradictory-rules"]);
        Problems((RuleKind.Required, new AgeBetween(18, 40)), (RuleKind.Excluded, new AgeBetween(10, 50))).ShouldBe(["r2 contradictory-rules"]);
        Problems((RuleKind.Required, new AgeBetween(18, 60)), (RuleKind.Excluded, new AgeBetween(10, 50))).ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_may_be_excluded_whatever_is_answered()
    {
        Problems((RuleKind.Excluded, new AnswerIs("pain", ["none", "mild", "severe"]))).ShouldBe(["r1 excludes-everybody"]);
        Problems((RuleKind.Excluded, new AgeBetween(50)), (RuleKind.Excluded, new AgeBetween(Max: 49))).ShouldBe(["rules excludes-everybody"]);
        Problems((RuleKind.Excluded, new Any([new SexIs(Sex.Female), new SexIs(Sex.Male)]))).ShouldBe(["r1 excludes-everybody"]);
    }

    [Fact]
    public void Three_rules_together_can_contradict_where_no_two_do()
    {
        Problems(
            (RuleKind.Required, new AnswerIs("pain", ["none", "mild"])), (RuleKind.Required, new AnswerIs("pain", ["mild", "severe"])), (RuleKind.Required, new AnswerIs("pain", ["none", "severe"])))
            .ShouldBe(["rules requirements-conflict"]);
        Problems(
            (RuleKind.Required, new AnswerIs("pain", ["none", "mild"])), (RuleKind.Excluded, new AnswerIs("pain", ["none"])), (RuleKind.Excluded, new AnswerIs("pain", ["mild"])))
            .ShouldBe(["rules contradictory-rules"]);
    }

    [Fact]
    public void A_rule_that_can_never_speak_contradicts_itself()
    {
        Problems((RuleKind.Caution, new All([Severe, new AnswerIs("pain", ["mild"])]))).ShouldBe(["r1 never-holds"]);
        Problems((RuleKind.Required, new NumberBetween("score", 11))).ShouldBe(["r1 never-holds"]);
    }

    [Fact]
    public void What_only_the_patient_can_say_excludes_nobody()
    {
        Problems((RuleKind.Excluded, Diary)).ShouldBe(["r1 excluded-by-report"]);
        Problems((RuleKind.Excluded, new AnswerIs(Questionnaire.NewOrWorse, ["yes"]))).ShouldBe(["r1 excluded-by-report"]);
        Problems((RuleKind.Excluded, new All([Severe, Diary]))).ShouldBe(["r1 excluded-by-report"]);
        Problems((RuleKind.Excluded, new Any([Severe, Diary]))).ShouldBeEmpty();
        Problems((RuleKind.Excluded, new Not(new Any([Severe, Diary])))).ShouldBe(["r1 excluded-by-report"]);
        Problems((RuleKind.Caution, Diary)).ShouldBeEmpty();
    }

    [Fact]
    public void All_problems_come_at_once()
    {
        var content = Content([(RuleKind.Required, new AnswerIs("pian", ["severe"])), (RuleKind.Required, new AgeBetween(70)), (RuleKind.Required, new AgeBetween(Max: 60)), (RuleKind.Excluded, Diary)])
            with
        { EvidenceLevel = EvidenceLevel.Investigational, Citations = [] };
        CatalogueValidation.Check(content, Condition, "surgery").Select(problem => problem.Code)
            .ShouldBe(["alternative-missing", "unknown-question", "excluded-by-report", "requirements-conflict", "citation-missing"], ignoreOrder: true);
    }

    [Fact]
    public void Texts_lists_and_nesting_are_bounded()
    {
        var deep = Enumerable.Range(0, 7).Aggregate(Severe, (inner, _) => new Not(inner));
        var wide = new Any([.. Enumerable.Range(0, 60).Select(_ => Severe)]);
        Problems((RuleKind.Caution, deep), (RuleKind.Caution, wide)).ShouldBe(["r1 too-deep", "r2 too-many"]);
        var content = Content([.. Enumerable.Range(0, 61).Select(_ => (RuleKind.Caution, Severe))])
            with
        { Evidence = LocalizedText.English(new string('x', 3001)), Citations = [.. Enumerable.Range(0, 41).Select(_ => new Citation("T", "S", 2020))] };
        CatalogueValidation.Check(content, Condition, "surgery").Select(problem => problem.Code).ShouldBe(["too-long", "too-many", "too-many"]);
    }

    [Fact]
    public void A_hard_set_of_rules_is_decided_in_bounded_steps()
    {
        // Twenty questions, each pair of neighbours forbidden to agree: far more combinations than anybody could try.
        var questions = Enumerable.Range(0, 20).Select(i => new Question($"q{i}", Text, QuestionKind.SingleChoice) { Choices = [new("a", Text), new("b", Text)] }).ToList();
        var rules = Enumerable.Range(0, 19).Select(i => new EligibilityRule(
            $"r{i}", RuleKind.Excluded, new Any([new All([Is(i, "a"), Is(i + 1, "a")]), new All([Is(i, "b"), Is(i + 1, "b")])]), Text)).ToList();
        RuleConsistencyProblems(rules, new(questions)).ShouldBeEmpty();

        static Criterion Is(int i, string choice) => new AnswerIs($"q{i}", [choice]);
    }

    private static IReadOnlyList<string> RuleConsistencyProblems(List<EligibilityRule> rules, Questionnaire questionnaire)
    {
        var condition = new Condition("knee", "ortho", "M17", Text, [], questionnaire);
        return [.. CatalogueValidation.Check(Content([]) with { Rules = new(rules) }, condition, "surgery").Select(problem => problem.Code)];
    }
}
