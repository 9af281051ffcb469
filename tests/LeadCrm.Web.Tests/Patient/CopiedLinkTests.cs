using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Tests.Api;

namespace LeadCrm.Web.Tests.Patient;

public sealed class CopiedLinkTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData(".")]
    [InlineData(")")]
    [InlineData(">")]
    [InlineData(").")]
    [InlineData("%22")]
    [InlineData("%E2%80%8B")]
    [InlineData("%C2%A0")]
    [InlineData("%E2%80%9D,")]
    public async Task A_link_opens_whatever_was_copied_behind_it(string behind)
    {
        var token = await TokenAsync();
        var page = await app.Client().GetAsync($"/case/{token}{behind}");
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.OriginalString.ShouldBe($"/case/{token}");
        (await app.Client().GetAsync($"/api/v1/cases/{token}{behind}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var offer = await app.Client().GetAsync($"/offers/{Guid.Empty}{behind}?a=b");
        offer.Headers.Location!.OriginalString.ShouldBe($"/offers/{Guid.Empty}?a=b");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("A.")]
    public async Task What_is_not_the_token_does_not_open(string behind)
    {
        var token = await TokenAsync();
        (await app.Client().GetAsync($"/api/v1/cases/{token}{behind}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.Client().GetAsync($"/api/v1/cases/{token[..^1]}.")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("//evil.example/.")]
    [InlineData("/%5Cevil.example/.")]
    public async Task It_never_leads_to_another_host(string address)
    {
        using var answer = await app.Client().GetAsync(new Uri(app.Address.ToString().TrimEnd('/') + address));
        (answer.Headers.Location?.OriginalString ?? "/").ShouldNotStartWith("//");
    }

    private async Task<string> TokenAsync()
    {
        var answer = await app.Client().PostAsJsonAsync("/api/v1/quote-requests", QuoteRequestJson.Create());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("caseUrl").GetString()!.Split('/')[^1];
    }
}
