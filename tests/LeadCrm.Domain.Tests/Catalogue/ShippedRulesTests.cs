using LeadCrm.Domain.Catalogue;
using static LeadCrm.Domain.Catalogue.EligibilityOutcome;

namespace LeadCrm.Domain.Tests.Catalogue;

/// <summary>For each other shipped pair: who is suited, and one answer that changes it.</summary>
public sealed class ShippedRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly Dictionary<string, AnswerSheet> Suited = new()
    {
        ["systemic-sclerosis"] = Sheet(("pregnancy", "no"), ("infectionOrCancer", "none")),
        ["knee-osteoarthritis"] = Sheet(
            ("pain", "severe"), ("xray", "moderate"), ("treatmentsTried", "exercise"), ("earlierKneeSurgery", "no"), ("jointInfection", "no"), ("heartOrLungDisease", "no"),
            ("bloodThinners", "no")).With("bodyMassIndex", Answer.Of(29)),
        ["edentulism"] = Sheet(
            ("jaw", "lower"), ("bone", "enough"), ("smoking", "no"), ("diabetes", "no"), ("boneMedicines", "no"), ("jawRadiotherapy", "no"), ("mouthInfection", "no")),
        ["severe-obesity"] = Sheet(
            ("metabolicDisease", "type-2-diabetes"), ("weightLossTried", "programme"), ("stomachSurgery", "no"), ("reflux", "no"), ("eatingOrAddiction", "no"), ("pregnancy", "no"),
            ("smoking", "no")).With("bodyMassIndex", Answer.Of(37)),
        ["cataract"] = Sheet(("dailyLife", "much"), ("otherEyeDisease", "none"), ("earlierEyeSurgery", "no"), ("eyeInfection", "no"), ("prostateMedicines", "no")),
    };

    private static AnswerSheet Sheet(params IEnumerable<(string Question, string Choice)> answers) =>
        answers.Aggregate(AnswerSheet.Empty, (sheet, answer) => sheet.With(answer.Question, Answer.Of(answer.Choice)));

    private static EligibilityAssessment Assess(string condition, string treatment, AnswerSheet answers) =>
        ShippedCatalogue.Rules(condition, treatment).Assess(new(1971, Sex.Female), answers, Today);

    [Theory]
    [InlineData("systemic-sclerosis", "msc")]
    [InlineData("knee-osteoarthritis", "total-knee-replacement")]
    [InlineData("knee-osteoarthritis", "msc")]
    [InlineData("edentulism", "implant-overdenture")]
    [InlineData("severe-obesity", "sleeve-gastrectomy")]
    [InlineData("severe-obesity", "endoscopic-sleeve-gastroplasty")]
    [InlineData("cataract", "phacoemulsification")]
    public void A_suited_patient_is_eligible_and_nothing_is_left_to_ask(string condition, string treatment)
    {
        var assessment = Assess(condition, treatment, Suited[condition]);
        assessment.Outcome.ShouldBe(Eligible);
        assessment.MissingQuestions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("systemic-sclerosis", "msc", "infectionOrCancer", "cancer")]
    [InlineData("knee-osteoarthritis", "total-knee-replacement", "jointInfection", "yes")]
    [InlineData("knee-osteoarthritis", "total-knee-replacement", "pain", "mild")]
    [InlineData("knee-osteoarthritis", "msc", "jointInfection", "yes")]
    [InlineData("edentulism", "implant-overdenture", "mouthInfection", "yes")]
    [InlineData("edentulism", "implant-overdenture", "jaw", "upper")]
    [InlineData("severe-obesity", "sleeve-gastrectomy", "pregnancy", "yes")]
    [InlineData("severe-obesity", "sleeve-gastrectomy", "eatingOrAddiction", "yes")]
    [InlineData("severe-obesity", "endoscopic-sleeve-gastroplasty", "stomachSurgery", "yes")]
    [InlineData("cataract", "phacoemulsification", "eyeInfection", "yes")]
    [InlineData("cataract", "phacoemulsification", "dailyLife", "not")]
    public void What_rules_it_out_refuses_once_confirmed(string condition, string treatment, string question, string choice)
    {
        var answers = Suited[condition].With(question, Answer.Of(choice));
        Assess(condition, treatment, answers).Outcome.ShouldBe(Caution);
        Assess(condition, treatment, answers.Confirm(question)).Outcome.ShouldBe(NotEligible);
    }

    [Theory]
    [InlineData(36, "none", Eligible)]
    [InlineData(32, "sleep-apnoea", Eligible)]
    [InlineData(32, "none", Caution)]
    [InlineData(29, "type-2-diabetes", Caution)]
    [InlineData(32, "unknown", Incomplete)]
    public void Weight_loss_surgery_looks_at_weight_and_disease_together(int bodyMassIndex, string disease, EligibilityOutcome expected) =>
        Assess("severe-obesity", "sleeve-gastrectomy", Suited["severe-obesity"].With("bodyMassIndex", Answer.Of(bodyMassIndex)).With("metabolicDisease", Answer.Of(disease)))
            .Outcome.ShouldBe(expected);
}
