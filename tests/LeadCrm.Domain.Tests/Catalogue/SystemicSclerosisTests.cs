using LeadCrm.Domain.Catalogue;
using static LeadCrm.Domain.Catalogue.EligibilityOutcome;

namespace LeadCrm.Domain.Tests.Catalogue;

/// <summary>The worked example: haematopoietic stem cell transplantation for systemic sclerosis, as shipped.</summary>
public sealed class SystemicSclerosisTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly PatientFacts Woman48 = new(1978, Sex.Female);
    private static readonly EligibilityRules Hsct = ShippedCatalogue.Rules("systemic-sclerosis", "hsct");

    // Early, rapidly progressive diffuse disease that did not respond, no organ badly damaged.
    private static readonly AnswerSheet Suited = AnswerSheet.Empty
        .With("subtype", Answer.Of("diffuse")).With("firstSymptomYear", Answer.Of(2024)).With("mrss", Answer.Of(24)).With("progression", Answer.Of("rapid"))
        .With("lungs", Answer.Of("mild")).With("heart", Answer.Of("none")).With("kidneys", Answer.Of("none")).With("digestive", Answer.Of("mild"))
        .With("pulmonaryHypertension", Answer.Of("no")).With("complications", Answer.Of("digital-ulcers")).With("treatmentsTried", Answer.Of("immunosuppressants"))
        .With("response", Answer.Of("none")).With("smoking", Answer.Of("no")).With("pregnancy", Answer.Of("no")).With("infectionOrCancer", Answer.Of("none"));

    private static readonly string[] NotPosted = ["mrss", "complications", "pregnancy", "infectionOrCancer"];

    private static EligibilityAssessment Assess(AnswerSheet answers, PatientFacts? patient = null) => Hsct.Assess(patient ?? Woman48, answers, Today);

    private static AnswerSheet Changed(params (string Question, string Choice)[] changes) =>
        changes.Aggregate(Suited, (sheet, change) => sheet.With(change.Question, Answer.Of(change.Choice)));

    [Fact]
    public void The_patient_the_trials_were_made_for_is_eligible()
    {
        Assess(Suited).Outcome.ShouldBe(Eligible);
        Assess(Suited).Findings.ShouldBeEmpty();
        Assess(Suited).MissingQuestions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("pulmonaryHypertension", "confirmed", "pulmonary-hypertension")]
    [InlineData("heart", "advanced", "advanced-heart-disease")]
    [InlineData("kidneys", "advanced", "advanced-kidney-disease")]
    [InlineData("pregnancy", "yes", "pregnancy")]
    [InlineData("infectionOrCancer", "infection", "infection-or-cancer")]
    [InlineData("infectionOrCancer", "cancer", "infection-or-cancer")]
    public void A_danger_is_a_caution_when_reported_and_refuses_when_confirmed(string question, string choice, string rule)
    {
        var reported = Changed((question, choice));
        Assess(reported).Outcome.ShouldBe(Caution);
        Assess(reported).Findings.ShouldContain(finding => finding.RuleCode == rule && finding.Basis == FindingBasis.SelfReported);
        Assess(reported.Confirm(question)).Outcome.ShouldBe(NotEligible);
    }

    [Fact]
    public void A_danger_reported_after_the_records_said_otherwise_is_a_caution()
    {
        var records = Suited.Confirm([.. Suited.Codes]);
        Assess(records.With(AnswerSheet.Empty.With("heart", Answer.Of("advanced")))).Outcome.ShouldBe(Caution);
        Assess(records.With("heart", Answer.Of("advanced").Confirm()).With(AnswerSheet.Empty.With("heart", Answer.Of("none")))).Outcome.ShouldBe(NotEligible);
    }

    [Theory]
    [InlineData("pulmonaryHypertension")]
    [InlineData("heart")]
    [InlineData("kidneys")]
    [InlineData("pregnancy")]
    [InlineData("infectionOrCancer")]
    public void A_danger_that_nobody_knows_of_is_asked_for(string question)
    {
        var assessment = Assess(Changed((question, "unknown")));
        assessment.Outcome.ShouldBe(Incomplete);
        assessment.MissingQuestions.ShouldBe([question]);
    }

    [Theory]
    [InlineData("limited-with-lung-disease", "subtype", "limited")]
    [InlineData("no-immunosuppressant-tried", "treatmentsTried", "vasodilators")]
    [InlineData("no-immunosuppressant-tried", "treatmentsTried", "none")]
    [InlineData("smoking", "smoking", "yes")]
    [InlineData("responds-to-treatment", "response", "good")]
    [InlineData("advanced-lung-disease", "lungs", "advanced")]
    [InlineData("advanced-digestive-disease", "digestive", "advanced")]
    [InlineData("suspected-pulmonary-hypertension", "pulmonaryHypertension", "suspected")]
    [InlineData("serious-complications", "complications", "renal-crisis")]
    public void What_a_clinic_must_weigh_is_a_caution(string rule, string question, string choice)
    {
        var assessment = Assess(Changed((question, choice)));
        assessment.Outcome.ShouldBe(Caution);
        assessment.Findings.ShouldHaveSingleItem().RuleCode.ShouldBe(rule);
    }

    [Fact]
    public void Cyclophosphamide_counts_as_an_immunosuppressant() =>
        Assess(Changed(("treatmentsTried", "cyclophosphamide"))).Outcome.ShouldBe(Eligible);

    [Theory]
    [InlineData(2024, Eligible)]
    [InlineData(2022, Eligible)]
    [InlineData(2021, Caution)]
    [InlineData(2015, Caution)]
    public void More_than_five_years_are_a_caution(int year, EligibilityOutcome expected) =>
        Assess(Suited.With("firstSymptomYear", Answer.Of(year))).Outcome.ShouldBe(expected);

    [Theory]
    [InlineData(2010, NotEligible)]
    [InlineData(2009, NotEligible)]
    [InlineData(2008, Caution)]
    [InlineData(2007, Eligible)]
    [InlineData(1966, Eligible)]
    [InlineData(1965, Caution)]
    [InlineData(1957, Caution)]
    [InlineData(1956, Caution)]
    [InlineData(1955, NotEligible)]
    public void From_18_to_69_with_a_caution_over_60(int yearOfBirth, EligibilityOutcome expected) =>
        Assess(Suited, Woman48 with { YearOfBirth = yearOfBirth }).Outcome.ShouldBe(expected);

    [Fact]
    public void Disease_that_is_not_severe_is_a_caution_when_reported_and_refuses_when_confirmed()
    {
        var mild = Changed(("progression", "stable")).With("mrss", Answer.Of(8));
        Assess(mild).Outcome.ShouldBe(Caution);
        Assess(mild.Confirm("progression", "mrss", "lungs", "heart", "kidneys", "digestive")).Outcome.ShouldBe(NotEligible);
        Assess(mild.Confirm("progression", "mrss")).Outcome.ShouldBe(Caution);
    }

    [Theory]
    [InlineData("progression", "rapid")]
    [InlineData("lungs", "advanced")]
    [InlineData("digestive", "advanced")]
    public void One_sign_of_severe_disease_is_enough(string question, string choice)
    {
        var answers = Changed(("progression", "slow")).With("mrss", Answer.Of(8)).With(question, Answer.Of(choice));
        Assess(answers).Findings.ShouldNotContain(finding => finding.RuleCode == "severe-disease");
    }

    [Fact]
    public void A_high_skin_score_is_a_sign_of_severe_disease() =>
        Assess(Changed(("progression", "slow")).With("mrss", Answer.Of(15))).Outcome.ShouldBe(Eligible);

    [Fact]
    public void A_skin_score_that_is_not_known_is_only_asked_for_when_it_decides()
    {
        Assess(Suited.With("mrss", Answer.DoesNotKnow)).Outcome.ShouldBe(Eligible);
        var slow = Assess(Changed(("progression", "slow")).With("mrss", Answer.DoesNotKnow));
        slow.Outcome.ShouldBe(Incomplete);
        slow.MissingQuestions.ShouldBe(["mrss"]);
    }

    [Fact]
    public void A_man_is_not_asked_about_pregnancy()
    {
        var open = Changed(("pregnancy", "unknown"));
        Assess(open, Woman48 with { Sex = Sex.Male }).Outcome.ShouldBe(Eligible);
        Assess(open, Woman48 with { YearOfBirth = 1969 }).Outcome.ShouldBe(Eligible);
    }

    [Fact]
    public void The_documented_quote_request_is_incomplete_and_says_what_to_ask()
    {
        var posted = NotPosted.Aggregate(Suited, (sheet, code) => sheet.With(code, Answer.DoesNotKnow));
        var assessment = Assess(posted);
        assessment.Outcome.ShouldBe(Incomplete);
        assessment.MissingQuestions.ShouldBe(["pregnancy", "infectionOrCancer", "complications"]);
    }

    [Fact]
    public void An_empty_questionnaire_asks_for_everything_that_matters() =>
        Assess(AnswerSheet.Empty).MissingQuestions.ShouldBe(
            ["progression", "lungs", "heart", "kidneys", "digestive", "mrss", "pulmonaryHypertension", "pregnancy", "infectionOrCancer",
             "subtype", "treatmentsTried", "response", "firstSymptomYear", "smoking", "complications"], ignoreOrder: true);
}
