using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Tests.Api;

namespace LeadCrm.Web.Tests.Patient;

/// <summary>What somebody reads who asks for a treatment that is unproven or only given inside a trial.</summary>
public sealed class HonestAnswerTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Unproven = "/quote?condition=macular-degeneration&treatment=intravitreal-stem-cells";
    private const string InTrials = "/quote?condition=knee-osteoarthritis&treatment=msc";

    public static TheoryData<string, string> UnprovenPairs => new()
    {
        { "macular-degeneration", "intravitreal-stem-cells" }, { "poor-ovarian-reserve", "ovarian-prp" }, { "androgenetic-alopecia", "exosomes" },
    };

    [Theory]
    [MemberData(nameof(UnprovenPairs))]
    public async Task An_unproven_treatment_is_one_reading_with_sources_a_review_day_and_an_alternative(string condition, string treatment)
    {
        var page = await PageAsync($"/quote?condition={condition}&treatment={treatment}");

        page.ShouldContain("We do not arrange this treatment");
        page.ShouldContain("Sources");
        page.ShouldContain("Last reviewed on ");
        page.ShouldContain("What may help instead");
        foreach (var part in new[] { "If somebody offers it to you elsewhere", "What is claimed:", "What is known:", "If you are offered it, ask:" })
            page.ShouldContain(part);
        page.ShouldNotContain("Receive a free medical quote");
        page.ShouldNotContain("method=\"post\"");
    }

    [Fact]
    public async Task An_established_alternative_is_one_press_away() =>
        (await PageAsync("/quote?condition=poor-ovarian-reserve&treatment=ovarian-prp")).ShouldContain("href=\"/quote?condition=poor-ovarian-reserve&treatment=donor-egg-ivf\"");

    [Fact]
    public async Task Who_asks_all_the_same_is_not_asked_about_clinics_or_money()
    {
        var page = await PageAsync(Unproven + "&inform=true");

        page.ShouldContain("Ask to be informed");
        foreach (var pointless in new[] { "consents.share-deidentified", "consents.share-identity-preference", "wishes.budget.amount", "wishes.destinations", "Receive a free medical quote" })
            page.ShouldNotContain(pointless);
    }

    [Fact]
    public async Task The_answer_to_the_form_is_the_reading_and_no_clinic()
    {
        var client = app.Client();
        var fields = await client.FilledInAsync(Unproven + "&inform=true");

        var answer = await client.PostFormAsync("/quote", fields);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.WordsAsync();
        page.ShouldContain("We do not ask a clinic for this treatment");
        page.ShouldContain("No clinic sees your case");
        page.ShouldContain("https://doi.org/");
        page.ShouldContain("What may help instead");
        page.ShouldNotContain("suitable clinics");
    }

    [Fact]
    public async Task The_case_page_says_why_no_clinic_is_asked_and_what_may_be_done_instead()
    {
        var (path, _) = await AskedAsync("eye", "macular-degeneration", "intravitreal-stem-cells");

        var page = await PageAsync(path);

        page.ShouldContain("Why we ask no clinic");
        page.ShouldContain("We do not ask a clinic for this treatment");
        page.ShouldContain("https://doi.org/");
        page.ShouldContain("Last reviewed on ");
        page.ShouldContain("What may help instead");
        page.ShouldNotContain("You will see each clinic here");
        page.ShouldNotContain("eligible", Case.Insensitive);
    }

    [Fact]
    public async Task The_case_page_of_a_trial_names_trials_and_no_clinic_s_price()
    {
        var (path, _) = await AskedAsync("orthopaedics", "knee-osteoarthritis", "msc");

        var page = await PageAsync(path);

        page.ShouldContain("No trial centre is involved yet");
        page.ShouldContain("Only in clinical trials");
        page.ShouldContain("What may help instead");
        page.ShouldNotContain("quote", Case.Insensitive);
    }

    [Fact]
    public async Task A_program_reads_the_same_evidence_of_the_case()
    {
        var (path, _) = await AskedAsync("eye", "macular-degeneration", "intravitreal-stem-cells");

        var evidence = (await app.Client().GetJsonAsync($"/api/v1/cases/{path.Split('/')[^1]}")).GetProperty("evidence");

        evidence.GetProperty("level").GetString().ShouldBe("unproven");
        evidence.GetProperty("citations").GetArrayLength().ShouldBeGreaterThan(0);
        evidence.GetProperty("alternative").GetString().ShouldNotBeNullOrWhiteSpace();
        evidence.GetProperty("reviewedOn").GetString().ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task An_unproven_request_is_never_offered_to_a_clinic()
    {
        var (_, reference) = await AskedAsync("eye", "macular-degeneration", "intravitreal-stem-cells");
        var coordinator = await app.SignedInAsync("coordinator");
        var lead = (await coordinator.GetJsonAsync($"/api/v1/leads?q={reference}")).GetProperty("items")[0].GetProperty("id").GetGuid();

        (await coordinator.GetJsonAsync($"/api/v1/leads/{lead}")).GetProperty("assignments").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_trial_is_informed_about_without_a_price()
    {
        var page = await PageAsync(InTrials);

        page.ShouldContain("Receive information on trials");
        page.ShouldContain("There is no price");
        page.ShouldContain("What may help instead");
        page.ShouldNotContain("wishes.budget.amount");
        page.ShouldNotContain("Receive a free medical quote");
    }

    [Fact]
    public async Task After_asking_about_a_trial_nobody_promises_a_quote()
    {
        var client = app.Client();
        var fields = await client.FilledInAsync(InTrials);
        fields["consents.evidence-acknowledged"] = "true";

        var page = await (await client.PostFormAsync("/quote", fields)).WordsAsync();

        page.ShouldContain("trials that may be open to you");
        page.ShouldContain("There is no price");
    }

    [Fact]
    public async Task Advice_promises_no_quote_where_nothing_is_proven()
    {
        var page = await PageAsync("/quote?condition=amyotrophic-lateral-sclerosis");

        page.ShouldContain("Ask to be advised");
        page.ShouldNotContain("Receive a free medical quote");
    }

    [Fact]
    public async Task The_article_s_review_day_and_paid_label_come_along()
    {
        var page = await PageAsync(Unproven + "&inform=true&reviewed=2026-11-16&paid=true");

        page.ShouldContain("The site that shows the article says that it was last reviewed on 16 November 2026. The site says that the article is paid content.");
        FormPosts.HiddenOf(page)["reviewed"].ShouldBe("2026-11-16");
        (await PageAsync(Unproven + "&reviewed=Buy+now&paid=cheap")).ShouldNotContain("says that");
    }

    [Theory]
    [InlineData("2099-01-01")]
    [InlineData("0001-01-01")]
    [InlineData("2026-02-30")]
    public async Task A_review_day_that_cannot_be_is_not_repeated(string day)
    {
        (await PageAsync($"{Unproven}&inform=true&reviewed={day}")).ShouldNotContain("The site that shows the article");
        (await app.Client().GetJsonAsync($"/embed.json?condition=systemic-sclerosis&treatment=hsct&reviewed={day}")).GetProperty("labels").GetArrayLength().ShouldBe(1);
    }

    private async Task<string> PageAsync(string path) => WebUtility.HtmlDecode(await app.Client().GetStringAsync(path));

    private async Task<(string Path, string Reference)> AskedAsync(string category, string condition, string treatment)
    {
        var request = QuoteRequestJson.Create();
        request["enquiry"]!["category"] = category;
        request["enquiry"]!["condition"] = condition;
        request["enquiry"]!["treatment"] = treatment;
        request["enquiry"]!["answers"] = null;
        var answer = await (await app.Client().DoAsync("/api/v1/quote-requests", request)).Content.ReadFromJsonAsync<JsonElement>();
        return (new Uri(answer.GetProperty("caseUrl").GetString()!).AbsolutePath, answer.GetProperty("reference").GetString()!);
    }
}
