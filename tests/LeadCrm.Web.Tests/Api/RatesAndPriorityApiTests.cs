using System.Net;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Tests.Patient;

namespace LeadCrm.Web.Tests.Api;

public sealed class RatesAndPriorityApiTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_rates_in_use_come_with_their_day_to_staff_alone()
    {
        var rates = await (await app.SignedInAsync("manager")).GetJsonAsync("/api/v1/exchange-rates");
        rates.GetProperty("day").GetString().ShouldBe("2026-11-20");
        rates.GetProperty("perEuro").GetProperty("USD").GetDecimal().ShouldBe(1.16m);
        (await (await app.SignedInAsync("clinic-a")).GetAsync("/api/v1/exchange-rates")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await app.Client().GetAsync("/api/v1/exchange-rates")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_coordinator_says_how_soon_clinics_should_answer()
    {
        var coordinator = await app.SignedInAsync("coordinator");
        var (_, reference) = await app.RequestedAsync(r => r["wishes"]!["maxClinics"] = 1);
        var lead = (await coordinator.GetJsonAsync($"/api/v1/leads?q={reference}")).GetProperty("items")[0].GetProperty("id").GetGuid();
        var path = $"/api/v1/leads/{lead}";
        (await coordinator.GetJsonAsync(path)).GetProperty("priority").GetString().ShouldBe("normal");
        (await coordinator.GetJsonAsync(path)).GetProperty("maxClinicsAgreed").GetInt32().ShouldBe(1);

        var refused = await coordinator.PostJsonAsync($"{path}/priority", new { priority = "at once", reason = "Soon." });
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("urgent, high, normal, low");
        (await (await app.SignedInAsync("clinic-a")).PostJsonAsync($"{path}/priority", new { priority = "urgent", reason = "Soon." })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await coordinator.DoAsync($"{path}/priority", new { priority = "urgent", reason = "Her flight is booked." });

        (await coordinator.GetJsonAsync(path)).GetProperty("priority").GetString().ShouldBe("urgent");
    }

    [Fact]
    public async Task A_quote_in_another_currency_stands_in_the_patients_own_too_with_the_day_of_the_rate()
    {
        var open = await app.AcceptedAsync();
        await open.Offers[0].QuoteAsync("EUR", 50_000);
        await open.Offers[1].QuoteAsync("USD", 61_000);

        var page = await (await app.Client().GetAsync(open.Path)).WordsAsync();
        page.ShouldContain("50,000 EUR");
        page.ShouldContain("About 58,000 USD (rate of 20 November 2026)");
        page.ShouldNotContain("About 61,000");
        var quote = (await app.Client().GetJsonAsync($"/api/v1/cases/{open.Path.Split('/')[^1]}")).GetProperty("assignments").EnumerateArray()
            .SelectMany(a => a.GetProperty("quotes").EnumerateArray()).Single(q => q.GetProperty("currency").GetString() == "EUR");
        quote.GetProperty("about").GetProperty("rateOf").GetString().ShouldBe("2026-11-20");
    }
}
