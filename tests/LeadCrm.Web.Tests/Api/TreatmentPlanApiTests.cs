using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadCrm.TestSupport.Web;

namespace LeadCrm.Web.Tests.Api;

public sealed class TreatmentPlanApiTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Dates_and_deposit_belong_to_a_booked_lead()
    {
        var coordinator = await app.SignedInAsync("coordinator");
        var created = await (await app.Client().DoAsync("/api/v1/quote-requests", QuoteRequestJson.Create())).Content.ReadFromJsonAsync<JsonElement>();
        var found = await coordinator.GetJsonAsync($"/api/v1/leads?q={created.GetProperty("reference").GetString()}");
        var lead = $"/api/v1/leads/{found.GetProperty("items")[0].GetProperty("id").GetString()}";

        (await (await coordinator.PostJsonAsync($"{lead}/treatment-dates", new { from = "2027-02-01", until = "2027-02-20" })).CodeAsync()).ShouldBe("not-booked");
        (await (await coordinator.PostJsonAsync($"{lead}/deposit", new { state = "paid", amount = 2000, currency = "EUR" })).CodeAsync()).ShouldBe("not-booked");
        (await (await coordinator.PostJsonAsync($"{lead}/treatment-dates", new { until = "2027-02-20" })).CodeAsync()).ShouldBe("invalid-request");
        (await (await coordinator.PostJsonAsync($"{lead}/deposit", new { state = "gone", amount = -1, currency = "XXX" })).CodeAsync()).ShouldBe("invalid-request");
        (await (await app.SignedInAsync("clinic-a")).PostJsonAsync($"{lead}/treatment-dates", new { from = "2027-02-01" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var seen = await coordinator.GetJsonAsync(lead);
        seen.GetProperty("quotes").GetArrayLength().ShouldBe(0);
        seen.GetProperty("plan").GetProperty("from").ValueKind.ShouldBe(JsonValueKind.Null);
    }
}
