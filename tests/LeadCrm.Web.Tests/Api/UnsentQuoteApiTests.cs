using System.Net;
using System.Net.Http.Json;
using LeadCrm.TestSupport.Web;

namespace LeadCrm.Web.Tests.Api;

/// <summary>A clinic's unsent quote over HTTP: nobody else gets as far as knowing that there is one.</summary>
public sealed class UnsentQuoteApiTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_draft_is_kept_read_and_thrown_away_by_its_clinic_alone()
    {
        var (coordinator, clinic) = (await app.SignedInAsync("coordinator"), await app.SignedInAsync("clinic-a"));
        var path = $"/api/v1/assignments/{await AcceptedAsync(coordinator, clinic)}/unsent-quote";
        (await clinic.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await clinic.PutAsJsonAsync(path, new { text = "half a quote" })).IsSuccessStatusCode.ShouldBeTrue();
        (await clinic.GetJsonAsync(path)).GetProperty("text").GetString().ShouldBe("half a quote");

        (await (await app.SignedInAsync("clinic-b")).GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await coordinator.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await app.Client().GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        (await clinic.DeleteAsync(path)).IsSuccessStatusCode.ShouldBeTrue();
        (await clinic.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<Guid> AcceptedAsync(HttpClient coordinator, HttpClient clinic)
    {
        var created = await app.Client().DoAsync("/api/v1/quote-requests", QuoteRequestJson.Create());
        var reference = (await created.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("reference").GetString();
        var lead = (await coordinator.GetJsonAsync($"/api/v1/leads?q={reference}")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await coordinator.DoAsync($"/api/v1/leads/{lead}/qualify");
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var looks = 0; looks < 150 && await tick.WaitForNextTickAsync(); looks++)
        {
            var items = (await clinic.GetJsonAsync("/api/v1/assignments?status=offered")).GetProperty("items");
            if (items.GetArrayLength() == 0)
                continue;
            var offer = items[0].GetProperty("id").GetGuid();
            await clinic.DoAsync($"/api/v1/assignments/{offer}/accept");
            return offer;
        }

        throw new TimeoutException("No offer came.");
    }
}
