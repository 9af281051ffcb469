using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Tests.Api;

namespace LeadCrm.Web.Tests.Workbench;

/// <summary>The pages of routing are shells until a circuit stands; without a sign-in not even that. What they show is refused by the use cases.</summary>
public sealed class RoutingPagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("/routing")]
    [InlineData("/routing/policies/1")]
    [InlineData("/routing/simulations/01990000-0000-7000-8000-000000000001")]
    [InlineData("/leads/01990000-0000-7000-8000-000000000001/routing")]
    public async Task Nobody_reads_about_routing_without_signing_in(string path)
    {
        var answer = await app.Client().GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldContain("/signin");
    }

    [Fact]
    public async Task The_API_tells_what_would_have_to_change_when_nobody_fits()
    {
        var coordinator = await app.SignedInAsync("coordinator");
        var id = await RoutedNowhereAsync(coordinator);
        var routing = await ReadWhenThereAsync(coordinator, $"/api/v1/leads/{id}/routing");
        routing.GetProperty("outcome").GetString().ShouldBe("noClinic");
        routing.GetProperty("wouldHaveToChange").EnumerateArray().Select(s => s.GetString()).ShouldContain(s => s!.EndsWith("were acceptable.", StringComparison.Ordinal));
        (await (await app.SignedInAsync("clinic-a")).GetAsync($"/api/v1/leads/{id}/routing")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<string> RoutedNowhereAsync(HttpClient coordinator)
    {
        var body = QuoteRequestJson.Create();
        body["wishes"]!["destinations"] = new JsonArray("JP");
        var created = await (await app.Client().DoAsync("/api/v1/quote-requests", body)).Content.ReadFromJsonAsync<JsonElement>();
        var found = await coordinator.GetJsonAsync($"/api/v1/leads?q={created.GetProperty("reference").GetString()}");
        var id = found.GetProperty("items")[0].GetProperty("id").GetString()!;
        await coordinator.DoAsync($"/api/v1/leads/{id}/qualify");
        return id;
    }

    /// <summary>The router works beside; its answer comes within seconds.</summary>
    private static async Task<JsonElement> ReadWhenThereAsync(HttpClient client, string path)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var looks = 0; looks < 150 && await timer.WaitForNextTickAsync(); looks++)
        {
            var answer = await client.GetAsync(path);
            if (answer.IsSuccessStatusCode)
                return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }

        throw new TimeoutException("No decision was made.");
    }
}
