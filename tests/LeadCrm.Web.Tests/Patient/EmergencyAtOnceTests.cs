using System.Net;
using System.Text.Json;
using LeadCrm.Domain.Triage;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Tests.Api;

namespace LeadCrm.Web.Tests.Patient;

/// <summary>The notice does not wait for the end of the form, nor for a form without mistakes.</summary>
public sealed class EmergencyAtOnceTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_first_question_is_the_one_about_the_last_24_hours_with_the_notice_below_it()
    {
        var page = await app.Client().GetStringAsync(FormPosts.FormPath);

        var question = page.IndexOf("name=\"enquiry.answers.newOrWorse24h\"", StringComparison.Ordinal);
        var notice = page.IndexOf("class=\"for-answer\"", StringComparison.Ordinal);
        question.ShouldBeLessThan(notice);
        notice.ShouldBeLessThan(page.IndexOf("name=\"enquiry.answers.subtype\"", StringComparison.Ordinal));
        page.ShouldContain("<a href=\"tel:112\"");
    }

    [Theory]
    [InlineData("enquiry.answers.newOrWorse24h", "yes", "GB", "999")]
    [InlineData("enquiry.message", "I want to die", "US", "911")]
    [InlineData("enquiry.message", "Tengo dolor en el pecho", "MX", "911")]
    [InlineData("enquiry.message", "chest pain since noon", "", "112")]
    public async Task A_form_that_comes_back_says_it_first_with_the_number_of_the_place(string field, string value, string country, string number)
    {
        var client = app.Client();
        var fields = await client.FilledInAsync();
        fields[field] = value;
        fields["requester.country"] = country;
        fields["requester.fullName"] = "";

        var answer = await client.PostFormAsync("/quote", fields);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await answer.WordsAsync();
        var notice = page.IndexOf("class=\"emergency\" role=\"alert\"", StringComparison.Ordinal);
        notice.ShouldBeGreaterThan(0);
        notice.ShouldBeLessThan(page.IndexOf("id=\"problems\"", StringComparison.Ordinal));
        page.ShouldContain($"tel:{number}");
    }

    [Fact]
    public async Task An_ordinary_form_that_comes_back_alarms_nobody()
    {
        var client = app.Client();
        var fields = await client.FilledInAsync();
        fields["requester.fullName"] = "";

        (await (await client.PostFormAsync("/quote", fields)).WordsAsync()).ShouldNotContain("class=\"emergency\" role");
    }

    [Fact]
    public async Task The_case_page_stays_different_until_somebody_has_judged_the_flag()
    {
        var request = QuoteRequestJson.Create();
        request["enquiry"]!["answers"]!["newOrWorse24h"] = "yes";
        var body = await (await app.Client().DoAsync("/api/v1/quote-requests", request)).Content.ReadAsStringAsync();
        using var submitted = JsonDocument.Parse(body);
        var path = new Uri(submitted.RootElement.GetProperty("caseUrl").GetString()!).AbsolutePath;

        var open = WebUtility.HtmlDecode(await app.Client().GetStringAsync(path));
        open.ShouldContain("class=\"emergency\" role=\"alert\"");
        open.ShouldContain("<a href=\"tel:999\"");
        open.ShouldNotContain("We have your request");

        var coordinator = await app.SignedInAsync("coordinator");
        var lead = (await coordinator.GetJsonAsync($"/api/v1/leads?q={submitted.RootElement.GetProperty("reference")}")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await coordinator.DoAsync($"/api/v1/leads/{lead}/clear-red-flag", new { text = "Called her: an old cough, seen by her doctor today." });
        var judged = await app.Client().GetStringAsync(path);
        judged.ShouldNotContain("class=\"emergency\" role=\"alert\"");
        judged.ShouldContain("<a href=\"tel:999\"");
    }

    [Theory]
    [InlineData("Europe/London", "GB")]
    [InlineData("America/Mexico_City", "MX")]
    [InlineData("Nowhere/Else", null)]
    [InlineData("", null)]
    public async Task A_browser_learns_the_phrases_the_numbers_and_where_its_clock_is(string zone, string? country)
    {
        var watch = await app.Client().GetJsonAsync($"/quote/emergency?zone={Uri.EscapeDataString(zone)}");

        watch.GetProperty("country").GetString().ShouldBe(country);
        watch.GetProperty("numbers").GetProperty("GB").GetString().ShouldBe("999");
        watch.GetProperty("phrases").EnumerateArray().Select(p => p.GetString()).ShouldBe(RedFlagScreen.Phrases);
    }
}
