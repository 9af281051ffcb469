using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadCrm.TestSupport.Web;

namespace LeadCrm.Web.Tests.Api;

/// <summary>One address form for lists and for the leads behind a report's number.</summary>
public sealed class LeadQueryApiTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_report_s_number_a_list_and_the_leads_behind_it_are_the_same()
    {
        await app.Client().DoAsync("/api/v1/quote-requests", QuoteRequestJson.Create());
        var manager = await app.SignedInAsync("manager");
        var report = await manager.GetJsonAsync("/api/v1/reports/conversion?groupBy=country");
        report.GetProperty("rows").GetArrayLength().ShouldBeGreaterThan(0);
        foreach (var row in report.GetProperty("rows").EnumerateArray())
        {
            var key = row.GetProperty("key").GetString();
            var behind = await IdsAsync(manager, $"/api/v1/reports/conversion/leads?groupBy=country&key={key}&stage=leads&limit=200");
            behind.Count.ShouldBe(row.GetProperty("leads").GetInt32());
            (await IdsAsync(manager, $"/api/v1/leads?groupBy=country&key={key}&reached=leads&sort=created&limit=200")).ShouldBe(behind);
            if (key is { Length: > 0 })
                (await IdsAsync(manager, $"/api/v1/reports/conversion/leads?country={key}&limit=200")).ShouldBe(behind);
        }
    }

    [Theory]
    [InlineData("/api/v1/leads?from=yesterday", "from", "date-malformed")]
    [InlineData("/api/v1/leads?country=GBR", "country", "too-long")]
    [InlineData("/api/v1/leads?redFlag=1", "redFlag", "unknown-choice")]
    [InlineData("/api/v1/leads?from=2026-02-02&to=2026-02-01", "from", "range-backwards")]
    [InlineData("/api/v1/reports/conversion/leads?from=yesterday", "from", "date-malformed")]
    [InlineData("/api/v1/reports/conversion/leads?stage=inTriage", "stage", "unknown-choice")]
    [InlineData("/api/v1/reports/conversion/leads?owner=nobody", "owner", "unknown-choice")]
    public async Task What_means_nothing_is_refused_at_its_name(string address, string field, string code)
    {
        var answer = await (await app.SignedInAsync("manager")).GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().ShouldBe("invalid-request");
        var error = problem.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        (error.GetProperty("field").GetString(), error.GetProperty("code").GetString()).ShouldBe((field, code));
    }

    [Fact]
    public async Task Numbers_of_reports_are_not_for_coordinators() =>
        (await (await app.SignedInAsync("coordinator")).GetAsync("/api/v1/leads?reached=booked")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task Every_name_is_listed_in_OpenAPI()
    {
        var document = await app.Client().GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var names = document.GetProperty("paths").GetProperty("/api/v1/leads").GetProperty("get").GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()!.ToLowerInvariant());
        names.ShouldBe(
            ["stage", "owner", "q", "redflag", "hasnextstep", "waitingon", "source", "article", "campaign", "category", "condition", "treatment", "country", "language", "from", "to", "reached", "groupby", "key", "sort", "cursor", "limit"],
            ignoreOrder: true);
    }

    private static async Task<List<Guid>> IdsAsync(HttpClient client, string address) =>
        [.. (await client.GetJsonAsync(address)).GetProperty("items").EnumerateArray().Select(l => l.GetProperty("id").GetGuid())];
}
