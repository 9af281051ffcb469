using System.Text.Json;
using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Tests.Catalogue;

public sealed class CriterionTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly PatientFacts Patient = new(1980, Sex.Female);

    private static Evaluation Evaluate(Criterion criterion, AnswerSheet? answers = null, PatientFacts? patient = null) =>
        criterion.Evaluate(patient ?? Patient, answers ?? AnswerSheet.Empty, Today);

    [Theory]
    [InlineData(2009, Truth.False)]
    [InlineData(2008, Truth.Unknown)]
    [InlineData(2007, Truth.True)]
    [InlineData(1957, Truth.True)]
    [InlineData(1956, Truth.Unknown)]
    [InlineData(1955, Truth.False)]
    public void Age_from_a_year_of_birth_is_open_at_the_boundary(int yearOfBirth, Truth expected)
    {
        var result = Evaluate(new AgeBetween(18, 69), patient: Patient with { YearOfBirth = yearOfBirth });
        result.Truth.ShouldBe(expected);
        result.Undecidable.ShouldBe(expected == Truth.Unknown);
        result.Missing.ShouldBeEmpty();
        result.Confirmed.ShouldBe(expected != Truth.Unknown);
    }

    [Fact]
    public void A_missing_year_of_birth_is_a_question_to_ask() =>
        Evaluate(new AgeBetween(18), patient: Patient with { YearOfBirth = null }).Missing.ShouldBe([PatientFacts.YearOfBirthCode]);

    [Theory]
    [InlineData(2020, Truth.True)]
    [InlineData(2021, Truth.Unknown)]
    [InlineData(2022, Truth.False)]
    [InlineData(2026, Truth.False)]
    public void Five_full_years_since_a_year(int year, Truth expected) =>
        Evaluate(new YearsSince("y", Min: 5), AnswerSheet.Empty.With("y", Answer.Of(year))).Truth.ShouldBe(expected);

    [Theory]
    [InlineData(Sex.Female, Truth.True, false)]
    [InlineData(Sex.Male, Truth.False, false)]
    [InlineData(Sex.Unspecified, Truth.Unknown, false)]
    [InlineData(Sex.Other, Truth.Unknown, true)]
    public void Sex_is_open_when_not_stated_or_neither(Sex sex, Truth expected, bool undecidable)
    {
        var result = Evaluate(new SexIs(Sex.Female), patient: Patient with { Sex = sex });
        result.Truth.ShouldBe(expected);
        result.Undecidable.ShouldBe(undecidable);
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(51, true)]
    [InlineData(14.9, false)]
    public void Bounds_are_inclusive(double number, bool expected) =>
        Evaluate(new NumberBetween("n", 15, 51), AnswerSheet.Empty.With("n", Answer.Of((decimal)number))).Truth.ShouldBe(expected ? Truth.True : Truth.False);

    [Fact]
    public void Unknown_answers_leave_a_criterion_open_and_name_the_question()
    {
        var answers = AnswerSheet.Empty.With("a", Answer.DoesNotKnow).With("m", Answer.Of("unknown")).With("n", Answer.DoesNotKnow);
        Evaluate(new All([new AnswerIs("a", ["x"]), new AnswerIncludes("m", ["x"]), new NumberBetween("n", 1), new AnswerIs("a", ["y"])]), answers)
            .Missing.ShouldBe(["a", "m", "n"]);
    }

    [Fact]
    public void An_answer_of_another_kind_than_asked_for_is_no_answer()
    {
        var answers = AnswerSheet.Empty.With("a", Answer.Of(3)).With("n", Answer.Of("x"));
        Evaluate(new AnswerIs("a", ["x"]), answers).Truth.ShouldBe(Truth.Unknown);
        Evaluate(new AnswerIncludes("a", ["x"]), answers).Truth.ShouldBe(Truth.Unknown);
        Evaluate(new NumberBetween("n", 1), answers).Truth.ShouldBe(Truth.Unknown);
    }

    [Fact]
    public void A_decided_criterion_asks_nothing_more()
    {
        var answers = AnswerSheet.Empty.With("a", Answer.Of("x"));
        var result = Evaluate(new Any([new AnswerIs("a", ["x"]), new AnswerIs("open", ["x"])]), answers);
        result.ShouldSatisfyAllConditions(r => r.Truth.ShouldBe(Truth.True), r => r.Missing.ShouldBeEmpty(), r => r.DecidedBy.ShouldBe(["a"]), r => r.Confirmed.ShouldBeFalse());
    }

    [Fact]
    public void All_is_confirmed_false_when_one_false_part_is()
    {
        var answers = AnswerSheet.Empty.With("a", Answer.Of("x")).With("b", Answer.Of("x")).Confirm("b");
        Evaluate(new All([new AnswerIs("a", ["y"]), new AnswerIs("b", ["y"])]), answers).Confirmed.ShouldBeTrue();
        Evaluate(new All([new AnswerIs("a", ["x"]), new AnswerIs("b", ["x"])]), answers).Confirmed.ShouldBeFalse();
        Evaluate(new Any([new AnswerIs("a", ["x"]), new AnswerIs("b", ["x"])]), answers).Confirmed.ShouldBeTrue();
    }

    [Fact]
    public void Every_kind_survives_storage()
    {
        Criterion criterion = new All([
            new Any([new AnswerIs("a", ["x", "y"]), new AnswerIncludes("b", ["z"])]), new Not(new NumberBetween("n", 1.5m)),
            new YearsSince("y", Min: 5), new AgeBetween(18, 69), new SexIs(Sex.Male)]);
        var json = CatalogueJson.Write(criterion);
        CatalogueJson.Write(CatalogueJson.Read<Criterion>(json)).ShouldBe(json);
        json.ShouldContain("\"is\":\"age\"");
        json.ShouldNotContain("parts");
    }

    [Fact]
    public void The_order_of_keys_does_not_matter_because_jsonb_keeps_its_own() =>
        CatalogueJson.Read<Criterion>("""{"max":69,"min":18,"is":"age"}""").ShouldBe(new AgeBetween(18, 69));

    [Theory]
    [InlineData("""{"is":"age","min":18,"maximum":69}""")]
    [InlineData("""{"is":"horoscope"}""")]
    [InlineData("""{"is":"answer","question":"a"}""")]
    [InlineData("""{"is":"not","of":null}""")]
    public void A_typing_error_cannot_weaken_a_rule(string json) => Should.Throw<JsonException>(() => CatalogueJson.Read<Criterion>(json));
}
