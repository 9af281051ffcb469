using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Tests.Catalogue;

public sealed class EligibilityRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly PatientFacts Patient = new(1980, Sex.Female);
    private static readonly Criterion Ill = new AnswerIs("ill", ["yes"]);

    private static EligibilityAssessment Assess(RuleKind kind, AnswerSheet answers) => Assess(answers, Rule("ill", kind, Ill));

    private static EligibilityAssessment Assess(AnswerSheet answers, params IReadOnlyList<EligibilityRule> rules) =>
        new EligibilityRules(rules).Assess(Patient, answers, Today);

    private static EligibilityRule Rule(string code, RuleKind kind, Criterion when) => new(code, kind, when, LocalizedText.English($"Because of {code}."));

    private static AnswerSheet Answered(string choice, bool confirmed = false) =>
        AnswerSheet.Empty.With("ill", confirmed ? Answer.Of(choice).Confirm() : Answer.Of(choice));

    [Theory]
    [InlineData(RuleKind.Excluded, "yes", true, EligibilityOutcome.NotEligible)]
    [InlineData(RuleKind.Excluded, "yes", false, EligibilityOutcome.Caution)]
    [InlineData(RuleKind.Excluded, "no", true, EligibilityOutcome.Eligible)]
    [InlineData(RuleKind.Excluded, "no", false, EligibilityOutcome.Eligible)]
    [InlineData(RuleKind.Excluded, "unknown", false, EligibilityOutcome.Incomplete)]
    [InlineData(RuleKind.Required, "yes", false, EligibilityOutcome.Eligible)]
    [InlineData(RuleKind.Required, "no", true, EligibilityOutcome.NotEligible)]
    [InlineData(RuleKind.Required, "no", false, EligibilityOutcome.Caution)]
    [InlineData(RuleKind.Required, "unknown", false, EligibilityOutcome.Incomplete)]
    [InlineData(RuleKind.Caution, "yes", true, EligibilityOutcome.Caution)]
    [InlineData(RuleKind.Caution, "yes", false, EligibilityOutcome.Caution)]
    [InlineData(RuleKind.Caution, "no", true, EligibilityOutcome.Eligible)]
    [InlineData(RuleKind.Caution, "unknown", false, EligibilityOutcome.Eligible)]
    public void An_outcome_follows_from_kind_answer_and_confirmation(RuleKind kind, string choice, bool confirmed, EligibilityOutcome expected) =>
        Assess(kind, Answered(choice, confirmed)).Outcome.ShouldBe(expected);

    [Theory]
    [InlineData(RuleKind.Required)]
    [InlineData(RuleKind.Excluded)]
    [InlineData(RuleKind.Caution)]
    public void An_open_rule_lists_its_question(RuleKind kind) => Assess(kind, AnswerSheet.Empty).MissingQuestions.ShouldBe(["ill"]);

    [Fact]
    public void A_self_reported_exclusion_says_so()
    {
        var finding = Assess(RuleKind.Excluded, Answered("yes")).Findings.ShouldHaveSingleItem();
        finding.Basis.ShouldBe(FindingBasis.SelfReported);
        finding.SentenceIn("en").ShouldBe("Because of ill. (Reported by the patient, not yet confirmed by records.)");
    }

    [Fact]
    public void The_weightiest_finding_decides_and_none_is_left_out()
    {
        var assessment = Assess(
            Answered("yes", confirmed: true),
            Rule("caution", RuleKind.Caution, Ill), Rule("open", RuleKind.Required, new AnswerIs("open", ["x"])), Rule("excluded", RuleKind.Excluded, Ill));
        assessment.Outcome.ShouldBe(EligibilityOutcome.NotEligible);
        assessment.Findings.Select(finding => finding.RuleCode).ShouldBe(["caution", "open", "excluded"]);
        assessment.MissingQuestions.ShouldBe(["open"]);
    }

    [Fact]
    public void Missing_answers_outweigh_a_caution() =>
        Assess(Answered("yes"), Rule("caution", RuleKind.Caution, Ill), Rule("open", RuleKind.Excluded, new AnswerIs("open", ["x"])))
            .Outcome.ShouldBe(EligibilityOutcome.Incomplete);

    [Theory]
    [InlineData(RuleKind.Required)]
    [InlineData(RuleKind.Excluded)]
    [InlineData(RuleKind.Caution)]
    public void The_one_open_year_of_an_age_is_a_caution_and_never_refuses(RuleKind kind)
    {
        var rules = new EligibilityRules([Rule("age", kind, new AgeBetween(18))]);
        var assessment = rules.Assess(Patient with { YearOfBirth = 2008 }, AnswerSheet.Empty, Today);
        assessment.Outcome.ShouldBe(EligibilityOutcome.Caution);
        assessment.Findings.ShouldHaveSingleItem().Basis.ShouldBe(FindingBasis.Undecidable);
        assessment.MissingQuestions.ShouldBeEmpty();
    }

    [Fact]
    public void Age_is_a_fact_and_refuses_without_records() =>
        new EligibilityRules([Rule("age", RuleKind.Required, new AgeBetween(18))])
            .Assess(Patient with { YearOfBirth = 2015 }, AnswerSheet.Empty, Today).Outcome.ShouldBe(EligibilityOutcome.NotEligible);

    [Fact]
    public void Without_rules_nothing_speaks_against_it() => EligibilityRules.None.Assess(Patient, AnswerSheet.Empty, Today).Outcome.ShouldBe(EligibilityOutcome.Eligible);

    [Theory]
    [InlineData(EligibilityOutcome.NotEligible)]
    [InlineData(EligibilityOutcome.Caution)]
    [InlineData(EligibilityOutcome.Incomplete)]
    [InlineData(EligibilityOutcome.Eligible)]
    public void A_patient_never_reads_not_eligible_and_always_that_a_doctor_decides(EligibilityOutcome outcome)
    {
        var wording = EligibilityWording.ForPatient(outcome).In("en");
        wording.ShouldNotContain("eligible", Case.Insensitive);
        wording.ShouldContain("doctor decides");
    }
}
