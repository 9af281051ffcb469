using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadCrm.TestSupport.Web;

namespace LeadCrm.Web.Tests.Api;

/// <summary>The catalogue as sites and programs read it.</summary>
public sealed class CatalogueApiTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("")]
    [InlineData("?lang=es")]
    [InlineData("?lang=tlh")]
    public async Task Anybody_reads_it_in_any_language_and_in_English_where_there_is_no_other(string query)
    {
        var catalogue = await app.Client().GetFromJsonAsync<JsonElement>("/api/v1/catalogue" + query);
        catalogue.GetProperty("categories").EnumerateArray().SelectMany(c => c.GetProperty("conditions").EnumerateArray())
            .ShouldContain(c => c.GetProperty("code").GetString() == "systemic-sclerosis" && c.GetProperty("name").GetString()!.Length > 0);
    }

    [Fact]
    public async Task A_language_of_which_nothing_can_be_seen_is_refused_at_its_field()
    {
        var answer = await app.Client().GetAsync("/api/v1/catalogue?lang=%E2%80%8B");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("nothing-visible");
    }
}
