using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadCrm.Application.Leads;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Tests.Api;

namespace LeadCrm.Web.Tests.Patient;

public sealed class CasePageTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("abc")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_made_up_link_is_404_in_words(string token)
    {
        var answer = await app.Client().GetAsync($"/case/{token}");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.WordsAsync()).ShouldContain("This link does not open a case");
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
    }

    [Fact]
    public async Task The_page_says_where_things_stand_and_leaks_no_address()
    {
        var answer = await app.Client().GetAsync(await CaseAsync());

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        var page = await answer.WordsAsync();
        page.ShouldContain("Hello Jane Roe");
        page.ShouldContain("No clinic is involved yet");
        page.ShouldMatch(@"Somebody gets in touch by \w+day \d+ \w+, .+ \(London time\)");
        page.ShouldContain("10.1 %");
    }

    [Fact]
    public async Task A_consent_is_withdrawn_by_a_form_and_the_page_says_so()
    {
        var client = app.Client();
        var path = await CaseAsync();
        var fields = FormPosts.HiddenOf(await client.GetStringAsync(path));
        fields["purpose"] = "contact";
        fields["granted"] = "false";

        var done = await client.PostFormAsync($"{path}?handler=Consent", fields);

        done.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await client.GetStringAsync(done.Headers.Location)).ShouldContain("Your consent is withdrawn");
        (await client.GetJsonAsync($"/api/v1/cases/{path.Split('/')[^1]}")).GetProperty("status").GetString().ShouldBe("withdrawn");
    }

    /// <summary>The form promises that each of its consents can be withdrawn on the case page.</summary>
    [Fact]
    public async Task Every_consent_that_the_form_asks_for_can_be_withdrawn()
    {
        var client = app.Client();
        var purposes = FormCodes.Purposes.ToList();
        var request = QuoteRequests.Scleroderma() with { Consents = purposes.Select(p => QuoteRequests.Consent(p)).ToList(), Enquiry = QuoteRequests.Scleroderma().Enquiry! with { Treatment = "msc" } };
        var path = await CaseAsync(JsonContent.Create(request));

        foreach (var purpose in purposes.AsEnumerable().Reverse())
        {
            var page = await client.GetStringAsync(path);
            page.ShouldContain($"id=\"consent-{purpose}\"");
            var fields = FormPosts.HiddenOf(page);
            (fields["purpose"], fields["granted"]) = (purpose, "false");
            (await client.GetStringAsync((await client.PostFormAsync($"{path}?handler=Consent", fields)).Headers.Location)).ShouldContain("Your consent is withdrawn");
        }
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_changes_nothing()
    {
        var path = await CaseAsync();

        var answer = await app.Client().PostFormAsync($"{path}?handler=Consent", new Dictionary<string, string> { ["purpose"] = "contact", ["granted"] = "false" });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await app.Client().GetJsonAsync($"/api/v1/cases/{path.Split('/')[^1]}")).GetProperty("status").GetString().ShouldBe("new");
    }

    [Theory]
    [InlineData("Accept", "quote")]
    [InlineData("Decline", "quote")]
    [InlineData("Confirm", "assignment")]
    public async Task What_belongs_to_another_case_is_not_there(string handler, string field)
    {
        var client = app.Client();
        var path = await CaseAsync();
        var fields = FormPosts.HiddenOf(await client.GetStringAsync(path));
        fields[field] = Guid.NewGuid().ToString();
        fields["risks"] = "true";

        (await client.PostFormAsync($"{path}?handler={handler}", fields)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<string> CaseAsync(JsonContent? request = null)
    {
        var answer = await app.Client().PostAsync("/api/v1/quote-requests", request ?? JsonContent.Create(QuoteRequestJson.Create()));
        var url = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("caseUrl").GetString()!;
        return new Uri(url).AbsolutePath;
    }
}
