using System.Net;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Patient;
using LeadCrm.Web.Patient.Quote;
using LeadCrm.Web.Tests.Api;

namespace LeadCrm.Web.Tests.Patient;

public sealed class PublicPagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/error")]
    [InlineData("/error/500")]
    public async Task What_is_not_there_is_said_in_words(string path)
    {
        var answer = await app.Client().GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.WordsAsync()).ShouldContain("There is no such page");
    }

    [Fact]
    public async Task Programs_are_answered_with_a_code() =>
        (await (await app.Client().GetAsync("/api/v1/nothing-here")).CodeAsync()).ShouldBe("not-found");

    [Fact]
    public async Task The_embedding_script_is_small_and_cached()
    {
        var answer = await app.Client().GetAsync("/embed.js");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        answer.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromHours(1));
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan(8 * 1024);

        var again = new HttpRequestMessage(HttpMethod.Get, "/embed.js");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        (await app.Client().SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("systemic-sclerosis", "hsct", "Receive a free medical quote")]
    [InlineData("systemic-sclerosis", "msc", "Receive information on trials")]
    [InlineData("macular-degeneration", "intravitreal-stem-cells", "Read what is known about this treatment")]
    public async Task The_embedded_button_follows_the_evidence(string condition, string treatment, string words) =>
        (await app.Client().GetJsonAsync($"/embed.json?condition={condition}&treatment={treatment}")).GetProperty("action").GetString().ShouldBe(words);

    [Theory]
    [InlineData("systemic-sclerosis", "hsct", "Evidence: Established for suitable patients, reviewed on ")]
    [InlineData("systemic-sclerosis", "msc", "Evidence: Only in clinical trials, reviewed on ")]
    [InlineData("macular-degeneration", "intravitreal-stem-cells", "Evidence: Not proven, reviewed on ")]
    public async Task The_embedded_labels_tell_the_evidence_the_article_s_review_and_who_paid(string condition, string treatment, string evidence)
    {
        var text = await app.Client().GetJsonAsync($"/embed.json?condition={condition}&treatment={treatment}&reviewed=2026-11-16&paid=true");

        var labels = text.GetProperty("labels").EnumerateArray().Select(label => label.GetString()!).ToList();
        labels[0].ShouldStartWith(evidence);
        labels[1..].ShouldBe(["The site that shows the article says that it was last reviewed on 16 November 2026.", "The site says that the article is paid content."]);
    }

    [Fact]
    public async Task Only_a_quote_is_noted_as_coming_from_clinics()
    {
        (await NoteAsync("systemic-sclerosis", "hsct")).ShouldContain("Clinics see your case");
        (await NoteAsync("systemic-sclerosis", "msc")).ShouldContain("There is no price");
        (await NoteAsync("macular-degeneration", "intravitreal-stem-cells")).ShouldContain("We do not arrange this treatment");
    }

    [Fact]
    public async Task The_sample_article_embeds_a_call_to_action_that_follows_the_evidence_without_script_too()
    {
        var page = await app.Client().GetStringAsync("/demo-article");

        page.ShouldContain("data-article=\"stem-cells-scleroderma\"");
        page.ShouldContain("data-reviewed=\"2026-11-16\" data-paid=\"false\"");
        page.ShouldContain(">Receive a free medical quote</a>");
        page.ShouldContain(">Receive information on trials</a>");
    }

    private async Task<string> NoteAsync(string condition, string treatment) =>
        (await app.Client().GetJsonAsync($"/embed.json?condition={condition}&treatment={treatment}")).GetProperty("note").GetString()!;

    [Theory]
    [InlineData("ar", "rtl")]
    [InlineData("de", "ltr")]
    public void The_direction_follows_the_language(string language, string direction) => PageLanguage.DirectionOf(language).ShouldBe(direction);

    [Theory]
    [InlineData("en-GB", "en")]
    [InlineData("xx", "en")]
    [InlineData(null, "en")]
    public void A_language_without_texts_is_answered_in_English(string? asked, string spoken) => PageLanguage.For(asked).ShouldBe(spoken);

    [Theory]
    [InlineData("GB", "Europe/London")]
    [InlineData("TR", "Europe/Istanbul")]
    [InlineData("US", null)]
    [InlineData("", null)]
    public void A_country_with_one_clock_names_its_time_zone(string country, string? zone) => CountryTimeZone.Of(country, 2026).ShouldBe(zone);
}
