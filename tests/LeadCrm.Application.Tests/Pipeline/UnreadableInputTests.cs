using System.Text.RegularExpressions;
using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Quotes;
using LeadCrm.Domain.Catalogue;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using MediatR;

namespace LeadCrm.Application.Tests.Pipeline;

public sealed class UnreadableInputTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Theory]
    [InlineData("""Jane\0Roe""", "nul-character")]
    [InlineData("""Jane \ud83d""", "half-character")]
    [InlineData("""\ude00 Jane""", "half-character")]
    [InlineData("""\u200b\ufeff""", "nothing-visible")]
    [InlineData("""Jane \ud83d\ude00 Roe""", null)]
    [InlineData("J\u200dn \u202e ١٢٣ 用户", null)]
    public async Task A_text_that_the_database_cannot_keep_is_refused_at_its_field(string escaped, string? code)
    {
        // An attribute could not carry half a pair either.
        var name = Regex.Unescape(escaped);
        var request = QuoteRequests.Scleroderma();
        request = request with { Requester = request.Requester! with { FullName = name } };
        if (code is not null)
            (await ProblemsAsync(Caller.Anonymous, request)).ShouldBe([("requester.fullName", code)]);
        else
            (await app.SendAsync(Caller.Anonymous, request)).IsNew.ShouldBeTrue();
    }

    [Fact]
    public async Task Half_a_character_inside_the_answers_is_refused_too()
    {
        var request = QuoteRequests.Scleroderma();
        request = request with { Enquiry = request.Enquiry! with { Answers = System.Text.Json.JsonDocument.Parse("""{"lungs":"\ud83d","treatmentsTried":["\ude00"]}""").RootElement } };
        (await ProblemsAsync(Caller.Anonymous, request)).ShouldContain(("enquiry.answers.lungs", "half-character"));
    }

    [Fact]
    public async Task What_a_request_cannot_do_without_is_told_at_its_field() =>
        (await ProblemsAsync(UseCaseFixture.ClinicA, new SaveQuoteTemplate("Usual", null!))).ShouldBe([("quote", "required")]);

    [Fact]
    public async Task Searching_for_it_is_refused_too() =>
        (await ProblemsAsync(UseCaseFixture.Coordinator, new ListLeads { Query = new() { Text = "a\0b", Country = "\0" } })).ShouldBe([("query.text", "nul-character"), ("query.country", "nul-character")], ignoreOrder: true);

    [Fact]
    public async Task A_hole_in_a_list_is_refused_before_anybody_stumbles_over_it()
    {
        var request = QuoteRequests.Scleroderma();
        (await ProblemsAsync(Caller.Anonymous, request with { Consents = [.. request.Consents!, null!] })).ShouldBe([("consents[4]", "required")]);
        (await ProblemsAsync(UseCaseFixture.Coordinator, new CompleteAnswers { LeadId = Guid.NewGuid(), Confirmed = [null!] })).ShouldBe([("confirmed[0]", "required")]);
        (await ProblemsAsync(UseCaseFixture.ClinicA, new SendQuote { AssignmentId = Guid.NewGuid(), Stages = [null!], Items = [null!] })).ShouldBe([("items[0]", "required"), ("stages[0]", "required")], ignoreOrder: true);
    }

    [Fact]
    public async Task It_is_found_deep_in_the_rules_of_the_catalogue()
    {
        var rita = new Caller(Roles.MedicalReviewer, Guid.NewGuid());
        var start = await app.SendAsync(rita, new GetPairDraft("systemic-sclerosis", "hsct"));
        var rule = new EligibilityRule("odd", RuleKind.Caution, new All([new Any([new AgeBetween(18, 60)])]), LocalizedText.English("Weigh\0it."));
        (await ProblemsAsync(rita, new SaveRevision("systemic-sclerosis", "hsct", start.BaseVersion, null, start.Content with { Rules = new([rule]) }, "Why.", null)))
            .ShouldHaveSingleItem().Code.ShouldBe("nul-character");
    }

    private async Task<IEnumerable<(string Field, string Code)>> ProblemsAsync<T>(Caller caller, IRequest<T> request) =>
        (await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(caller, request))).Problems.Select(p => (p.Field, p.Code));
}
