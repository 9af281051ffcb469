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
        ["female-infertility"] = Sheet(
            ("trying", "over-two-years"), ("causes", "tubes"), ("earlierIvf", "never"), ("ovarianReserve", "normal"), ("illness", "none"), ("pregnancy", "no"), ("smoking", "no"))
            .With("bodyMassIndex", Answer.Of(24)),
        ["poor-ovarian-reserve"] = Sheet(("causes", "none"), ("illness", "none"), ("pregnancy", "no")),
        ["coronary-artery-disease"] = Sheet(
            ("vessels", "three"), ("chestPain", "effort"), ("heartFunction", "normal"), ("diabetes", "yes"), ("heartHistory", "earlier-heart-attack"), ("otherDisease", "none"),
            ("doctorsAdvice", "bypass"), ("smoking", "former")),
        ["ischaemic-heart-failure"] = Sheet(
            ("limits", "daily-life"), ("medicines", "beta-blocker"), ("devices", "defibrillator"), ("recentEvent", "no"), ("infectionOrCancer", "none"), ("pregnancy", "no"))
            .With("ejectionFraction", Answer.Of(30)),
        ["localised-prostate-cancer"] = Sheet(
            ("riskGroup", "intermediate"), ("spread", "no"), ("mri", "one-spot"), ("earlierTreatment", "none"), ("otherDisease", "none"), ("optionsDiscussed", "radiotherapy"))
            .With("psa", Answer.Of(7)),
        ["multiple-sclerosis"] = Sheet(
            ("course", "relapsing"), ("activity", "relapses"), ("walking", "unaided"), ("medicinesTried", "high-efficacy"), ("otherDisease", "none"), ("pregnancy", "no"),
            ("smoking", "no")).With("firstSymptomYear", Answer.Of(2022)),
        ["amyotrophic-lateral-sclerosis"] = Sheet(
            ("diagnosis", "confirmed"), ("breathing", "normal"), ("geneTest", "nothing"), ("infectionOrCancer", "none"), ("pregnancy", "no"))
            .With("firstSymptomYear", Answer.Of(2026)),
        ["breast-hypertrophy"] = Sheet(
            ("complaints", "pain"), ("breastHistory", "none"), ("imaging", "normal"), ("pregnancy", "no"), ("otherDisease", "none"), ("smoking", "no"))
            .With("bodyMassIndex", Answer.Of(27)),
        ["androgenetic-alopecia"] = Sheet(
            ("pattern", "hairline"), ("stable", "stable"), ("doctorSeen", "hereditary"), ("treatmentsTried", "minoxidil"), ("scalp", "no"), ("otherDisease", "none"), ("smoking", "no")),
    };

    private static readonly Dictionary<string, PatientFacts> Patients = new()
    {
        ["female-infertility"] = new(1991, Sex.Female),
        ["poor-ovarian-reserve"] = new(1991, Sex.Female),
        ["localised-prostate-cancer"] = new(1960, Sex.Male),
        ["multiple-sclerosis"] = new(1991, Sex.Female),
    };

    private static AnswerSheet Sheet(params IEnumerable<(string Question, string Choice)> answers) =>
        answers.Aggregate(AnswerSheet.Empty, (sheet, answer) => sheet.With(answer.Question, Answer.Of(answer.Choice)));

    private static EligibilityAssessment Assess(string condition, string treatment, AnswerSheet answers) =>
        ShippedCatalogue.Rules(condition, treatment).Assess(Patients.GetValueOrDefault(condition, new(1971, Sex.Female)), answers, Today);

    [Theory]
    [InlineData("systemic-sclerosis", "msc")]
    [InlineData("knee-osteoarthritis", "total-knee-replacement")]
    [InlineData("knee-osteoarthritis", "msc")]
    [InlineData("edentulism", "implant-overdenture")]
    [InlineData("severe-obesity", "sleeve-gastrectomy")]
    [InlineData("severe-obesity", "endoscopic-sleeve-gastroplasty")]
    [InlineData("cataract", "phacoemulsification")]
    [InlineData("female-infertility", "ivf")]
    [InlineData("poor-ovarian-reserve", "donor-egg-ivf")]
    [InlineData("coronary-artery-disease", "coronary-bypass")]
    [InlineData("ischaemic-heart-failure", "cardiac-cell-therapy")]
    [InlineData("localised-prostate-cancer", "robotic-prostatectomy")]
    [InlineData("localised-prostate-cancer", "focal-hifu")]
    [InlineData("multiple-sclerosis", "hsct")]
    [InlineData("amyotrophic-lateral-sclerosis", "msc")]
    [InlineData("breast-hypertrophy", "reduction-mammaplasty")]
    [InlineData("androgenetic-alopecia", "hair-transplantation")]
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
    [InlineData("female-infertility", "ivf", "pregnancy", "yes")]
    [InlineData("female-infertility", "ivf", "illness", "cancer")]
    [InlineData("poor-ovarian-reserve", "donor-egg-ivf", "pregnancy", "yes")]
    [InlineData("coronary-artery-disease", "coronary-bypass", "chestPain", "rest")]
    [InlineData("coronary-artery-disease", "coronary-bypass", "vessels", "none")]
    [InlineData("ischaemic-heart-failure", "cardiac-cell-therapy", "infectionOrCancer", "cancer")]
    [InlineData("localised-prostate-cancer", "robotic-prostatectomy", "spread", "nodes-or-bones")]
    [InlineData("localised-prostate-cancer", "focal-hifu", "riskGroup", "high")]
    [InlineData("multiple-sclerosis", "hsct", "pregnancy", "yes")]
    [InlineData("multiple-sclerosis", "hsct", "activity", "slow-worsening")]
    [InlineData("amyotrophic-lateral-sclerosis", "msc", "diagnosis", "suspected")]
    [InlineData("breast-hypertrophy", "reduction-mammaplasty", "imaging", "suspicious")]
    [InlineData("androgenetic-alopecia", "hair-transplantation", "pattern", "patches")]
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
