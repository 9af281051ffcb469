using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Domain;
using LeadCrm.Domain.Leads;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;

namespace LeadCrm.Application.Tests.Leads;

public sealed class TextsForClinicsTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Theory]
    [InlineData("Jane is fit.", "identifiers-unapproved")]
    [InlineData("Call +44 20 7946 0958 after six.", "identifiers-unapproved")]
    [InlineData("Write to x＠y．org.", "identifiers-found")]
    [InlineData("Write to jane at example dot museum.", "identifiers-found")]
    [InlineData("Pictures: jane.health/album", "identifiers-found")]
    public async Task A_summary_that_says_who_the_patient_is_is_refused_and_nothing_happens(string summary, string code)
    {
        var id = await NewLeadAsync("Getting worse.");
        var refusal = await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(UseCaseFixture.Coordinator, new QualifyLead(id, summary)));
        refusal.Code.ShouldBe(code);
        refusal.Places.ShouldHaveSingleItem();
        (await app.SendAsync(UseCaseFixture.Coordinator, new GetLead(id))).Stage.ShouldBe("new");
    }

    [Fact]
    public async Task What_was_read_and_approved_word_by_word_goes_out()
    {
        var id = await NewLeadAsync("Getting worse.");
        await app.SendAsync(UseCaseFixture.Coordinator, new QualifyLead(id, "Since March 2024; Roe sign negative.", ["March 2024", "Roe"]));
        (await app.SendAsync(UseCaseFixture.Coordinator, new GetLead(id))).Stage.ShouldBe("qualified");
    }

    [Theory]
    [InlineData("mrn", " ", "x")]
    [InlineData("age", " ", "x")]
    [InlineData("", "a.", "@")]
    [InlineData("", "1-", "x")]
    [InlineData("Dr ", "A ", "")]
    [InlineData("", "\u200b", "x")]
    public async Task A_lead_with_any_message_can_be_opened(string before, string what, string after)
    {
        var id = await NewLeadAsync(before + string.Concat(Enumerable.Repeat(what, 4_900 / what.Length)) + after);
        (await app.SendAsync(UseCaseFixture.Coordinator, new GetLead(id))).MessageMarks.ShouldNotContain(m => m.Kind == IdentifierKind.Unsearched);
    }

    private async Task<Guid> NewLeadAsync(string message)
    {
        var request = QuoteRequests.Scleroderma();
        var done = await app.SendAsync(Caller.Anonymous, request with { Enquiry = request.Enquiry! with { Message = message } });
        return (await app.SendAsync(UseCaseFixture.Coordinator, new ListLeads { Query = new() { Text = done.Reference } })).Items.Single().Id;
    }
}
