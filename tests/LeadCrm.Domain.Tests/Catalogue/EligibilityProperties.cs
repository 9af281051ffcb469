using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Tests.Catalogue;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 300)]
public sealed class EligibilityProperties
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly PatientFacts Patient = new(1980, Sex.Female);

    private static Evaluation Evaluate(Criterion criterion, AnswerSheet sheet) => criterion.Evaluate(Patient, sheet, Today);

    private static EligibilityOutcome Outcome(RuleKind kind, Criterion criterion, AnswerSheet sheet) =>
        new EligibilityRules([new("r", kind, criterion, LocalizedText.English("Because."))]).Assess(Patient, sheet, Today).Outcome;

    [Property]
    public bool Confirming_answers_never_makes_an_exclusion_or_a_requirement_less_strict(Criterion criterion, AnswerSheet sheet) =>
        new[] { RuleKind.Excluded, RuleKind.Required }.All(kind =>
            Strictness(Outcome(kind, criterion, sheet.Confirm([.. sheet.Codes]))) >= Strictness(Outcome(kind, criterion, sheet)));

    [Property]
    public bool Nothing_self_reported_alone_refuses(Criterion criterion, AnswerSheet sheet)
    {
        var reported = sheet.Codes.Aggregate(AnswerSheet.Empty, (all, code) => all.With(code, sheet.Find(code) is { Number: { } number } ? Answer.Of(number) : Answer.Of(sheet.Find(code)!.Values)));
        return new[] { RuleKind.Excluded, RuleKind.Required }.All(kind => Outcome(kind, criterion, reported) != EligibilityOutcome.NotEligible);
    }

    [Property]
    public bool Confirmed_means_that_confirmed_answers_alone_say_the_same(Criterion criterion, AnswerSheet sheet)
    {
        var confirmedOnly = sheet.Codes.Where(code => sheet.Find(code)!.Confirmed).Aggregate(AnswerSheet.Empty, (all, code) => all.With(code, sheet.Find(code)!));
        var (whole, part) = (Evaluate(criterion, sheet), Evaluate(criterion, confirmedOnly));
        return whole.Confirmed == (part.Truth != Truth.Unknown);
    }

    [Property]
    public bool More_answers_never_turn_a_decided_criterion(Criterion criterion, AnswerSheet sheet, AnswerSheet more)
    {
        var before = Evaluate(criterion, sheet).Truth;
        return before == Truth.Unknown || Evaluate(criterion, more.With(sheet.Confirm([.. sheet.Codes]))).Truth == before;
    }

    [Property]
    public bool Answering_again_never_lifts_a_refusal(Criterion criterion, AnswerSheet sheet, AnswerSheet later)
    {
        var reported = later.Codes.Where(code => !later.Find(code)!.Confirmed).Aggregate(AnswerSheet.Empty, (all, code) => all.With(code, later.Find(code)!));
        return new[] { RuleKind.Excluded, RuleKind.Required }.All(kind =>
            Outcome(kind, criterion, sheet) != EligibilityOutcome.NotEligible || Outcome(kind, criterion, sheet.With(reported)) == EligibilityOutcome.NotEligible);
    }

    [Property]
    public bool An_unknown_names_what_to_ask_and_a_decision_asks_nothing(Criterion criterion, AnswerSheet sheet)
    {
        var result = Evaluate(criterion, sheet);
        return result.Truth == Truth.Unknown == (result.Missing.Count > 0)
            && result.Missing.All(code => sheet.Find(code) is null or { IsUnknown: true });
    }

    [Property]
    public bool De_Morgan_holds(Criterion left, Criterion right, AnswerSheet sheet) =>
        Evaluate(new Not(new All([left, right])), sheet).Truth == Evaluate(new Any([new Not(left), new Not(right)]), sheet).Truth;

    [Property]
    public bool A_criterion_survives_storage(Criterion criterion, AnswerSheet sheet) =>
        Evaluate(CatalogueJson.Read<Criterion>(CatalogueJson.Write(criterion)), AnswerSheet.FromJson(sheet.ToJson())).Truth == Evaluate(criterion, sheet).Truth;

    private static int Strictness(EligibilityOutcome outcome) => outcome switch
    {
        EligibilityOutcome.Eligible => 0,
        EligibilityOutcome.Caution => 1,
        EligibilityOutcome.Incomplete => 2,
        _ => 3,
    };

    public static class Arbitraries
    {
        private static readonly string[] Chosen = ["a", "b"];
        private static readonly string[] Numbers = ["m", "n"];
        private static readonly string[] Choices = ["x", "y", "z"];

        public static Arbitrary<Criterion> Criterion() => Criteria(3).ToArbitrary();

        public static Arbitrary<AnswerSheet> Sheet() =>
            (from answers in Gen.ArrayOf(from question in Gen.Elements<string>([.. Chosen, .. Numbers])
                                         from answer in AnswerTo(question)
                                         select (question, answer))
             select answers.Aggregate(AnswerSheet.Empty, (sheet, one) => sheet.With(one.question, one.answer))).ToArbitrary();

        private static Gen<Answer> AnswerTo(string question) =>
            from choice in Gen.Elements<string>([.. Choices, Choice.Unknown])
            from number in Gen.Choose(0, 9)
            from confirmed in Gen.Elements(true, false)
            let answer = Numbers.Contains(question) && choice != Choice.Unknown ? Answer.Of(number) : Answer.Of(choice)
            select confirmed ? answer.Confirm() : answer;

        private static Gen<Criterion> Criteria(int depth) => depth == 0 ? Leaf() : Gen.OneOf(
            Leaf(),
            from parts in Gen.ListOf(Criteria(depth - 1), 2) select (Criterion)new All([.. parts]),
            from parts in Gen.ListOf(Criteria(depth - 1), 2) select (Criterion)new Any([.. parts]),
            from part in Criteria(depth - 1) select (Criterion)new Not(part));

        private static Gen<Criterion> Leaf() => Gen.OneOf(
            from question in Gen.Elements(Chosen)
            from choice in Gen.Elements(Choices)
            select (Criterion)new AnswerIncludes(question, [choice]),
            from question in Gen.Elements(Numbers)
            from min in Gen.Choose(0, 9)
            select (Criterion)new NumberBetween(question, min));
    }
}
