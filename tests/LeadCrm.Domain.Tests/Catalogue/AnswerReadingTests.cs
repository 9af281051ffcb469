using System.Text.Json;
using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Tests.Catalogue;

public sealed class AnswerReadingTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Questionnaire Questionnaire = ShippedCatalogue.Condition("systemic-sclerosis").Questionnaire;

    private static AnswerReading Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return AnswerSheet.Read(document.RootElement, Questionnaire, Today);
    }

    [Fact]
    public void The_answers_of_the_documented_quote_request_are_read()
    {
        var reading = Read("""
            {"subtype":"diffuse","firstSymptomYear":2024,"progression":"rapid","lungs":"mild","heart":"none","kidneys":"none","digestive":"mild",
             "pulmonaryHypertension":"no","treatmentsTried":["immunosuppressants"],"response":"none","smoking":"no","newOrWorse24h":"no"}
            """);
        reading.Problems.ShouldBeEmpty();
        reading.Sheet.Codes.Count().ShouldBe(12);
        reading.Sheet.Find("firstSymptomYear").ShouldBe(Answer.Of(2024));
        reading.Sheet.Find("treatmentsTried").ShouldBe(Answer.Of("immunosuppressants"));
    }

    [Fact]
    public void All_problems_are_reported_at_once()
    {
        var reading = Read("""{"subtyp":"diffuse","lungs":"a bit","mrss":52,"firstSymptomYear":"2024","smoking":["no"],"treatmentsTried":["none","vasodilators"],"heart":"none"}""");
        reading.IsValid.ShouldBeFalse();
        reading.Problems.Select(problem => (problem.Field, problem.Code)).ShouldBe(
        [
            ("subtyp", "unknown-question"), ("lungs", "unknown-choice"), ("mrss", "out-of-range"), ("firstSymptomYear", "wrong-type"),
            ("smoking", "wrong-type"), ("treatmentsTried", "exclusive-choice"),
        ]);
        reading.Sheet.Codes.ShouldBe(["heart"]);
    }

    [Theory]
    [InlineData("""{"firstSymptomYear":2027}""", "out-of-range")]
    [InlineData("""{"firstSymptomYear":2024.5}""", "out-of-range")]
    [InlineData("""{"mrss":1e400}""", "out-of-range")]
    [InlineData("""{"mrss":-1}""", "out-of-range")]
    [InlineData("""{"mrss":true}""", "wrong-type")]
    [InlineData("""{"treatmentsTried":[1]}""", "wrong-type")]
    [InlineData("""{"treatmentsTried":{}}""", "wrong-type")]
    [InlineData("""{"lungs":"none","lungs":"mild"}""", "duplicate-question")]
    [InlineData("[]", "wrong-type")]
    public void A_wrong_answer_has_a_stable_code(string json, string code) => Read(json).Problems.ShouldHaveSingleItem().Code.ShouldBe(code);

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"mrss":null,"lungs":"","treatmentsTried":[]}""")]
    public void What_is_left_empty_is_not_answered(string json)
    {
        Read(json).Problems.ShouldBeEmpty();
        Read(json).Sheet.ShouldBe(AnswerSheet.Empty);
    }

    [Fact]
    public void Not_knowing_a_number_is_an_answer_and_says_nothing()
    {
        var sheet = Read("""{"mrss":"unknown","lungs":"unknown"}""").Sheet;
        sheet.Find("mrss")!.IsUnknown.ShouldBeTrue();
        sheet.Find("lungs")!.IsUnknown.ShouldBeTrue();
    }

    [Fact]
    public void A_message_never_repeats_what_was_written()
    {
        var problems = Read("""{"lungs":"Jane Doe, jane@example.org","mrss":99123}""").Problems;
        problems.ShouldAllBe(problem => !problem.Message.Contains("Jane") && !problem.Message.Contains("99123"));
    }

    [Fact]
    public void A_posted_form_is_read_like_the_object()
    {
        var form = new Dictionary<string, IReadOnlyList<string>>
        {
            ["lungs"] = ["mild"],
            ["mrss"] = [" 18 "],
            ["firstSymptomYear"] = [""],
            ["treatmentsTried"] = ["vasodilators", "cyclophosphamide"],
            ["heart"] = ["none", "mild"],
            ["kidneys"] = [],
        };
        var reading = AnswerSheet.ReadForm(form, Questionnaire, Today);
        reading.Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(problem => problem.Field.ShouldBe("heart"), problem => problem.Code.ShouldBe("wrong-type"));
        reading.Sheet.Find("mrss").ShouldBe(Answer.Of(18));
        reading.Sheet.Find("treatmentsTried").ShouldBe(Answer.Of("cyclophosphamide", "vasodilators"));
        reading.Sheet.Codes.ShouldBe(["lungs", "mrss", "treatmentsTried"]);
    }
}
