using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Tests.Catalogue;

public sealed class CatalogueValidationTests
{
    private static readonly LocalizedText Text = LocalizedText.English("Text.");
    private static readonly Question Red = new(Questionnaire.NewOrWorse, Text, QuestionKind.SingleChoice) { Choices = [new("yes", Text), new("no", Text)] };
    private static readonly Question Pain = new("pain", Text, QuestionKind.SingleChoice) { Choices = [new("mild", Text), new("severe", Text), new("unknown", Text)] };
    private static readonly Question Score = new("score", Text, QuestionKind.Number) { Min = 0, Max = 10 };

    private static TreatmentPair Pair(EvidenceLevel level = EvidenceLevel.Established, params IReadOnlyList<EligibilityRule> rules) => new("knee", "surgery", level, Text)
    {
        Citations = level == EvidenceLevel.Established ? [new("A trial", "A journal", 2020)] : [],
        Disclosures = [new("en", "1", "What is done.", ["A risk."])],
        ReviewedOn = new(2026, 1, 1),
        ReviewedBy = "A reviewer",
        Alternative = level == EvidenceLevel.Established ? null : Text,
        Rules = new(rules),
    };

    private static IReadOnlyList<string> Problems(TreatmentPair? pair = null, params IReadOnlyList<Question> questions) =>
        [.. CatalogueValidation.Check(new(
            [new("ortho", Text)],
            [new("knee", "ortho", "M17.1", Text, [], new(questions.Count > 0 ? questions : [Red, Pain, Score]))],
            [new("surgery", Text)],
            [pair ?? Pair()])).Select(problem => problem.Code)];

    private static EligibilityRule Rule(Criterion when, string code = "rule", RuleKind kind = RuleKind.Required) => new(code, kind, when, Text);

    [Fact]
    public void A_sound_catalogue_has_no_problems() =>
        Problems(Pair(EvidenceLevel.Established, Rule(new All([new AnswerIs("pain", ["severe"]), new Not(new NumberBetween("score", Max: 3)), new AgeBetween(18)])))).ShouldBeEmpty();

    public static TheoryData<string, Criterion> Broken => new()
    {
        { "unknown-question", new AnswerIs("pian", ["severe"]) },
        { "unknown-choice", new AnswerIs("pain", ["sever"]) },
        { "unknown-choice", new AnswerIs("pain", ["unknown"]) },
        { "empty-criterion", new AnswerIs("pain", []) },
        { "wrong-kind", new AnswerIncludes("pain", ["severe"]) },
        { "wrong-kind", new NumberBetween("pain", 1) },
        { "wrong-kind", new YearsSince("score", 1) },
        { "empty-criterion", new NumberBetween("score") },
        { "ill-formed-bounds", new AgeBetween(69, 18) },
        { "empty-criterion", new Any([]) },
        { "ill-formed-sex", new SexIs(Sex.Other) },
        { "unknown-question", new Not(new All([new AgeBetween(1), new AnswerIs("pian", ["severe"])])) },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_criterion_that_does_not_fit_is_refused(string code, Criterion criterion) =>
        Problems(Pair(EvidenceLevel.Established, Rule(criterion))).ShouldBe([code]);

    [Fact]
    public void The_same_thing_cannot_be_required_and_excluded() =>
        Problems(Pair(EvidenceLevel.Established, Rule(new AnswerIs("pain", ["severe"]), "a"), Rule(new AnswerIs("pain", ["severe"]), "b", RuleKind.Excluded)))
            .ShouldBe(["contradictory-rules"]);

    [Fact]
    public void Two_rules_need_two_codes() =>
        Problems(Pair(EvidenceLevel.Established, Rule(new AgeBetween(18)), Rule(new AgeBetween(21)))).ShouldBe(["duplicate-code"]);

    [Fact]
    public void Each_evidence_level_has_its_needs()
    {
        Problems(new("knee", "surgery", EvidenceLevel.Established, Text) { ReviewedOn = new(2026, 1, 1), ReviewedBy = "R" }).ShouldBe(["citation-missing", "disclosure-missing"]);
        Problems(new("knee", "surgery", EvidenceLevel.Emerging, Text) { ReviewedOn = new(2026, 1, 1), ReviewedBy = "R" }).ShouldBe(["citation-missing", "disclosure-missing"]);
        Problems(new("knee", "surgery", EvidenceLevel.Investigational, Text) { ReviewedOn = new(2026, 1, 1), ReviewedBy = "R" }).ShouldBe(["citation-missing", "alternative-missing", "disclosure-missing"]);
        Problems(new("knee", "surgery", EvidenceLevel.Unproven, Text) { ReviewedOn = new(2026, 1, 1), ReviewedBy = "R" }).ShouldBe(["alternative-missing", "disclosure-missing"]);
        Problems(new("knee", "surgery", EvidenceLevel.Unproven, Text) { Alternative = Text }).ShouldBe(["disclosure-missing", "review-missing"]);
    }

    [Fact]
    public void A_questionnaire_asks_what_is_new_or_worse_and_is_well_formed()
    {
        Problems(null, Pain).ShouldBe(["red-flag-question-missing"]);
        Problems(null, Red, Pain, Pain).ShouldBe(["duplicate-code"]);
        Problems(null, Red, new Question("sex", Text, QuestionKind.Number)).ShouldBe(["ill-formed-code"]);
        Problems(null, Red, new Question("one", Text, QuestionKind.SingleChoice) { Choices = [new("a", Text)] }).ShouldBe(["choices-missing"]);
        Problems(null, Red, new Question("n", Text, QuestionKind.Number) { Min = 2, Max = 1 }).ShouldBe(["ill-formed-bounds"]);
    }

    [Fact]
    public void All_problems_are_in_the_refusal()
    {
        var contents = new CatalogueContents([new("Eye!", Text)], [new("c", "none", "X", Text, [], Questionnaire.Empty)], [], [Pair()]);
        var refusal = Should.Throw<BrokenRuleException>(() => CatalogueValidation.Require(contents));
        refusal.Code.ShouldBe("catalogue-invalid");
        foreach (var code in new[] { "ill-formed-code", "unknown-category", "ill-formed-icd10", "red-flag-question-missing", "no-treatment", "unknown-treatment", "unknown-condition" })
            refusal.Message.ShouldContain(code);
    }
}
