using FsCheck.Xunit;
using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Tests.Catalogue;

/// <summary>What the search for contradictions may and may not say, over any criteria.</summary>
[Properties(Arbitrary = [typeof(EligibilityProperties.Arbitraries)], MaxTest = 300)]
public sealed class WitnessProperties
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly PatientFacts Patient = new(1980, Sex.Female);
    private static readonly LocalizedText Text = LocalizedText.English("Text.");
    private static readonly Questionnaire Questions = new(
    [
        .. new[] { "a", "b" }.Select(code => new Question(code, Text, QuestionKind.MultipleChoice) { Choices = [new("x", Text), new("y", Text), new("z", Text), new("unknown", Text)] }),
        .. new[] { "m", "n" }.Select(code => new Question(code, Text, QuestionKind.Number)),
    ]);

    private static EligibilityRules Rules(Criterion required, Criterion excluded, Criterion caution) =>
        new([new("required", RuleKind.Required, required, Text), new("excluded", RuleKind.Excluded, excluded, Text), new("caution", RuleKind.Caution, caution, Text)]);

    private static IReadOnlyList<string> Problems(EligibilityRules rules) =>
        [.. CatalogueValidation.Check(
            new PairContent { EvidenceLevel = EvidenceLevel.Unproven, Evidence = Text, Alternative = Text, Rules = rules, ReviewedOn = Today, ReviewedBy = "R" },
            new Condition("c", "c", "M17", Text, [], Questions), "t").Select(problem => problem.Code)];

    [Property]
    public bool Rules_that_somebody_fulfils_are_never_called_contradictory(Criterion required, Criterion excluded, AnswerSheet sheet)
    {
        var fulfilled = required.Evaluate(Patient, sheet, Today).Truth == Truth.True && excluded.Evaluate(Patient, sheet, Today).Truth == Truth.False;
        var problems = Problems(new([new("required", RuleKind.Required, required, Text), new("excluded", RuleKind.Excluded, excluded, Text)]));
        return !fulfilled || !problems.Any(code => code is "requirements-conflict" or "contradictory-rules" or "excludes-everybody");
    }

    [Property]
    public bool Requiring_and_excluding_the_same_is_always_refused(Criterion criterion) =>
        Problems(new([new("one", RuleKind.Required, criterion, Text), new("other", RuleKind.Excluded, criterion, Text)]))
            .Any(code => code is "contradictory-rules" or "never-holds" or "excludes-everybody");

    [Property]
    public bool The_order_of_the_rules_does_not_decide_whether_they_are_sound(Criterion required, Criterion excluded, Criterion caution)
    {
        var rules = Rules(required, excluded, caution);
        return Problems(rules).Count == 0 == (Problems(new([.. rules.Rules.Reverse()])).Count == 0);
    }

    [Property]
    public bool Sound_rules_have_a_sample_patient_whom_nothing_but_cautions_speaks_against(Criterion required, Criterion excluded)
    {
        var rules = new EligibilityRules([new("required", RuleKind.Required, required, Text), new("excluded", RuleKind.Excluded, excluded, Text)]);
        var suited = SamplePatients.For(rules, Questions, Today).FirstOrDefault(sample => sample.Name.StartsWith("All requirements", StringComparison.Ordinal));
        return Problems(rules).Count > 0 || (suited is not null && rules.Assess(suited.Traits, suited.Answers, Today).Outcome == EligibilityOutcome.Eligible);
    }

    [Property]
    public bool A_rules_own_sample_patient_hears_the_rule(Criterion required, Criterion excluded, Criterion caution)
    {
        var rules = new EligibilityRules([.. Rules(required, excluded, caution).Rules.Select(rule => rule with { Sentence = LocalizedText.English(rule.Code) })]);
        return SamplePatients.For(rules, Questions, Today).Where(sample => sample.Name.Contains(": ", StringComparison.Ordinal)).All(sample =>
            rules.Assess(sample.Traits, sample.Answers, Today).Findings.Any(finding => finding.RuleCode == sample.Name.Split(": ")[1]));
    }
}
