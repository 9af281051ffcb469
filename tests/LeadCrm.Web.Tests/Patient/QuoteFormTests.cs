using System.Net;
using System.Text.RegularExpressions;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Tests.Api;

namespace LeadCrm.Web.Tests.Patient;

public sealed partial class QuoteFormTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("/quote")]
    [InlineData(FormPosts.FormPath)]
    public async Task The_form_stands_in_a_foreign_frame_without_any_cookie(string path)
    {
        var answer = await app.Client().GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        answer.Headers.Contains("X-Frame-Options").ShouldBeFalse();
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'self'");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task The_whole_page_is_under_60_KB()
    {
        var client = app.Client();
        var total = 0;
        foreach (var path in new[] { FormPosts.FormPath, "/patient.css", "/patient/frame.js", "/patient/quote.js" })
            total += (await client.GetByteArrayAsync(path)).Length;
        total.ShouldBeLessThan(60 * 1024);
    }

    [Fact]
    public async Task Nothing_is_inline_on_the_pages()
    {
        foreach (var path in new[] { "/", FormPosts.FormPath, "/demo-article", "/signin" })
        {
            var page = await app.Client().GetStringAsync(path);
            page.ShouldNotContain("<style");
            InlineStyle().IsMatch(page).ShouldBeFalse(path);
            InlineScript().IsMatch(page).ShouldBeFalse(path);
        }
    }

    [Fact]
    public async Task A_request_is_taken_and_carries_the_article_and_the_country_s_time_zone()
    {
        var client = app.Client();
        var fields = await client.FilledInAsync();
        fields["enquiry.answers.lungs"] = "mild";

        var answer = await client.PostFormAsync("/quote", fields);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var page = await answer.WordsAsync();
        page.ShouldContain("target=\"_top\"");
        var lead = await LeadAsync(page);
        lead.ShouldContain("stem-cells-scleroderma");
        lead.ShouldContain("newsletter");
        lead.ShouldContain("Europe/London");
    }

    [Fact]
    public async Task How_many_clinics_may_look_at_it_is_proposed_as_the_policy_says_and_kept_as_chosen()
    {
        var client = app.Client();
        (await client.GetStringAsync(FormPosts.FormPath)).ShouldMatch("name=\"wishes.maxClinics\"[\\s\\S]*?<option value=\"3\" selected");
        var fields = await client.FilledInAsync();
        fields["wishes.maxClinics"] = "2";
        (await LeadAsync(await (await client.PostFormAsync("/quote", fields)).WordsAsync())).ShouldContain("\"maxClinicsAgreed\":2");

        fields = await client.FilledInAsync();
        fields["wishes.maxClinics"] = "9";
        (await (await client.PostFormAsync("/quote", fields)).WordsAsync()).ShouldContain("Please choose between 1 and 5 clinics.");
    }

    [Fact]
    public async Task Sending_twice_makes_one_request()
    {
        var client = app.Client();
        var fields = await client.FilledInAsync();

        var first = ReferenceIn(await (await client.PostFormAsync("/quote", fields)).WordsAsync());
        var again = ReferenceIn(await (await client.PostFormAsync("/quote", fields)).WordsAsync());

        again.ShouldBe(first);
    }

    [Fact]
    public async Task A_changed_form_sent_again_is_asked_about_and_then_taken_as_another()
    {
        var client = app.Client();
        var fields = await client.FilledInAsync();
        var first = ReferenceIn(await (await client.PostFormAsync("/quote", fields)).WordsAsync());
        fields["patient.yearOfBirth"] = "1979";

        var asked = await client.PostFormAsync("/quote", fields);
        asked.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await asked.WordsAsync();
        page.ShouldContain("already sent");
        fields["token"] = FormPosts.HiddenOf(page)["token"];

        ReferenceIn(await (await client.PostFormAsync("/quote", fields)).WordsAsync()).ShouldNotBe(first);
    }

    [Fact]
    public async Task All_problems_come_at_once_beside_the_kept_values()
    {
        var client = app.Client();
        var fields = await client.FilledInAsync();
        fields["requester.fullName"] = "";
        fields["requester.phone"] = "12";
        fields["patient.yearOfBirth"] = "abc";
        fields["enquiry.answers.lungs"] = "green";
        fields.Remove("consents.health-data");

        var answer = await client.PostFormAsync("/quote", fields);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await answer.WordsAsync();
        foreach (var id in new[] { "requester-fullName", "requester-phone", "patient-yearOfBirth", "enquiry-answers-lungs", "consents-health-data" })
        {
            page.ShouldContain($"<a href=\"#{id}\">");
            page.ShouldContain($"id=\"{id}-problem\"");
            page.ShouldContain($"id=\"{id}\"");
        }

        page.ShouldContain("value=\"jane.roe@example.org\"");
        page.ShouldContain("value=\"abc\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData("made-up")]
    public async Task Without_a_token_of_ours_the_form_comes_back_with_a_new_one(string token)
    {
        var client = app.Client();
        var fields = await client.FilledInAsync();
        fields["token"] = token;

        var answer = await client.PostFormAsync("/quote", fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await answer.WordsAsync();
        page.ShouldContain("open for too long");
        fields["token"] = FormPosts.HiddenOf(page)["token"];

        (await client.PostFormAsync("/quote", fields)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_possible_emergency_shows_the_number_of_the_country()
    {
        var client = app.Client();
        var fields = await client.FilledInAsync();
        fields["enquiry.answers.newOrWorse24h"] = "yes";

        var page = await (await client.PostFormAsync("/quote", fields)).WordsAsync();

        page.ShouldContain("class=\"emergency\" role=\"alert\"");
        page.ShouldContain("999");
    }

    [Fact]
    public async Task The_button_follows_the_evidence()
    {
        (await app.Client().GetStringAsync("/quote?condition=systemic-sclerosis&treatment=hsct")).ShouldContain("Receive a free medical quote");
        var trial = await app.Client().GetStringAsync("/quote?condition=systemic-sclerosis&treatment=msc");
        trial.ShouldContain("Receive information on trials");
        trial.ShouldContain("consents.evidence-acknowledged");
        trial.ShouldNotContain("Receive a free medical quote");
    }

    [Fact]
    public async Task What_is_unproven_is_read_about_not_ordered()
    {
        const string Path = "/quote?condition=macular-degeneration&treatment=intravitreal-stem-cells";
        var page = await app.Client().GetStringAsync(Path);

        page.ShouldNotContain("method=\"post\"");
        page.ShouldNotContain("Receive a free medical quote");
        page.ShouldContain("https://doi.org/");
        (await app.Client().GetStringAsync(Path + "&inform=true")).ShouldContain("Ask to be informed");
    }

    [Fact]
    public async Task A_body_over_256_KB_is_refused_in_words()
    {
        var client = app.Client();
        var fields = await client.FilledInAsync();
        fields["enquiry.message"] = new string('x', 257 * 1024);

        var answer = await client.PostFormAsync("/quote", fields);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.WordsAsync()).ShouldContain("too large");
        answer.Headers.Contains("X-Frame-Options").ShouldBeFalse();
    }

    [Theory]
    [InlineData("condition", "nothing-known")]
    [InlineData("treatment", "nothing-known")]
    public async Task What_the_catalogue_does_not_have_is_refused(string field, string value)
    {
        var client = app.Client();
        var fields = await client.FilledInAsync();
        fields[field] = value;

        (await client.PostFormAsync("/quote", fields)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<string> LeadAsync(string thanks)
    {
        var coordinator = await app.SignedInAsync("coordinator");
        var lead = (await coordinator.GetJsonAsync($"/api/v1/leads?q={ReferenceIn(thanks)}")).GetProperty("items")[0].GetProperty("id").GetGuid();
        return (await coordinator.GetJsonAsync($"/api/v1/leads/{lead}")).GetRawText();
    }

    private static string ReferenceIn(string page)
    {
        var reference = Reference().Match(page);
        reference.Success.ShouldBeTrue(page);
        return reference.Value;
    }

    [GeneratedRegex(@"MQ-\d+-\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("<[^>]+ style=", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InlineStyle();

    [GeneratedRegex("<script(?![^>]* src=)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InlineScript();
}
