using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadCrm.TestSupport.Web;

namespace LeadCrm.Web.Tests.Api;

/// <summary>What a clinic does when something is amiss, over HTTP: it asks, is answered, and returns the case.</summary>
public sealed class ReturnsApiTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_clinic_asks_with_a_standing_clock_is_answered_and_returns_the_case()
    {
        var (coordinator, clinic, other) = (await app.SignedInAsync("coordinator"), await app.SignedInAsync("clinic-a"), await app.SignedInAsync("clinic-b"));
        var lead = await QualifiedAsync(coordinator);
        var offer = await OfferOfAsync(clinic);

        await clinic.DoAsync($"/api/v1/assignments/{offer}/question", new { text = "Is there a recent echocardiogram?" });
        (await clinic.GetJsonAsync($"/api/v1/assignments/{offer}")).GetProperty("pause").GetProperty("since").GetDateTimeOffset().ShouldBeLessThanOrEqualTo(DateTimeOffset.UtcNow);
        (await (await coordinator.PostJsonAsync($"/api/v1/assignments/{offer}/answer", new { text = "Ask jane.roe@example.org." })).CodeAsync()).ShouldBe("identifiers-found");
        await coordinator.DoAsync($"/api/v1/assignments/{offer}/answer", new { text = "Yes, ejection fraction 62 %.", recordsSent = true });
        var read = await clinic.GetJsonAsync($"/api/v1/assignments/{offer}");
        read.GetProperty("pause").ValueKind.ShouldBe(JsonValueKind.Null);
        read.GetProperty("conversation")[1].GetProperty("text").GetString().ShouldBe("Yes, ejection fraction 62 %.");

        (await (await clinic.PostJsonAsync($"/api/v1/assignments/{offer}/return", new { reason = "spam", note = "An advertisement." })).CodeAsync()).ShouldBe("return-not-accepted");
        await clinic.DoAsync($"/api/v1/assignments/{offer}/accept");
        (await (await clinic.PostJsonAsync($"/api/v1/assignments/{offer}/return", new { reason = "medically-unsuitable" })).CodeAsync()).ShouldBe("return-medical");
        (await other.PostJsonAsync($"/api/v1/assignments/{offer}/return", new { reason = "spam", note = "Ours." })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var asked = await (await clinic.DoAsync($"/api/v1/assignments/{offer}/return", new { reason = "spam", note = "An advertisement." })).Content.ReadFromJsonAsync<JsonElement>();
        asked.GetProperty("status").GetString().ShouldBe("requested");
        (await clinic.GetAsync("/api/v1/returns")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var waiting = (await coordinator.GetJsonAsync("/api/v1/returns")).GetProperty("items").EnumerateArray().Single(r => r.GetProperty("leadId").GetGuid() == lead);
        await coordinator.DoAsync($"/api/v1/returns/{waiting.GetProperty("id").GetGuid()}/approve");
        var ended = await clinic.GetJsonAsync($"/api/v1/assignments/{offer}");
        (ended.GetProperty("status").GetString(), ended.GetProperty("return").GetProperty("status").GetString(), ended.GetProperty("case").ValueKind).ShouldBe(("returned", "approved", JsonValueKind.Null));
        (await coordinator.GetJsonAsync($"/api/v1/leads/{lead}")).GetProperty("routingHeld").GetBoolean().ShouldBeTrue();
        (await clinic.GetJsonAsync("/api/v1/assignments/performance?days=30")).GetProperty("returned").GetInt32().ShouldBe(1);
        (await clinic.GetJsonAsync("/api/v1/assignments/why")).GetProperty("offered").GetInt32().ShouldBe(1);
    }

    private async Task<Guid> QualifiedAsync(HttpClient coordinator)
    {
        var answer = await app.Client().PostAsync("/api/v1/quote-requests", JsonContent.Create(QuoteRequestJson.Create()));
        var reference = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reference").GetString();
        var lead = (await coordinator.GetJsonAsync($"/api/v1/leads?q={reference}")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await coordinator.DoAsync($"/api/v1/leads/{lead}/qualify");
        return lead;
    }

    /// <summary>Waits for the router, which works in the background.</summary>
    private static async Task<Guid> OfferOfAsync(HttpClient clinic)
    {
        using var patience = new CancellationTokenSource(s_patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        do
        {
            var offers = (await clinic.GetJsonAsync("/api/v1/assignments?status=offered")).GetProperty("items");
            if (offers.GetArrayLength() > 0)
                return offers[0].GetProperty("id").GetGuid();
        }
        while (await tick.WaitForNextTickAsync(patience.Token));
        throw new TimeoutException();
    }
}
