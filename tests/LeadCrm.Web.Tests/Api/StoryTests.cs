using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadCrm.TestSupport.Web;

namespace LeadCrm.Web.Tests.Api;

/// <summary>The main job over HTTP, with the jobs running: request, triage, routing, acceptance, confirmation, quote, booking.</summary>
public sealed class StoryTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_request_is_routed_quoted_and_booked()
    {
        var (coordinator, clinicA, clinicB) = (await app.SignedInAsync("coordinator"), await app.SignedInAsync("clinic-a"), await app.SignedInAsync("clinic-b"));
        var (reference, token) = await RequestAsync();
        var patient = app.Client();
        var lead = (await coordinator.GetJsonAsync($"/api/v1/leads?q={reference}")).GetProperty("items")[0].GetProperty("id").GetGuid();

        await coordinator.DoAsync($"/api/v1/leads/{lead}/claim");
        await coordinator.DoAsync($"/api/v1/leads/{lead}/answers", new { answers = new { pregnancy = "no", infectionOrCancer = "none" } });
        await coordinator.DoAsync($"/api/v1/leads/{lead}/qualify", new { summary = "Motivated, travels with one companion." });

        var (offerA, offerB) = (await OfferOfAsync(clinicA), await OfferOfAsync(clinicB));
        await RoutingIsExplainedAsync(coordinator, lead);
        await TheOfferIsDeidentifiedAsync(clinicA, offerA);
        await AnotherClinicsOfferIsNotThereAsync(clinicB, offerA);

        await clinicA.DoAsync($"/api/v1/assignments/{offerA}/accept");
        await clinicB.DoAsync($"/api/v1/assignments/{offerB}/accept");
        (await (await patient.PostJsonAsync($"/api/v1/cases/{token}/assignments/{offerA}/share-identity", new { risksAcknowledged = false })).CodeAsync()).ShouldBe("invalid-request");
        await patient.DoAsync($"/api/v1/cases/{token}/assignments/{offerA}/share-identity", new { risksAcknowledged = true });
        (await clinicA.GetJsonAsync($"/api/v1/assignments/{offerA}")).GetProperty("patient").GetProperty("patientName").GetString().ShouldBe("Jane Roe");
        (await clinicB.GetJsonAsync($"/api/v1/assignments/{offerB}")).GetProperty("patient").ValueKind.ShouldBe(JsonValueKind.Null);

        var quote = await SendQuoteAsync(clinicA, offerA);
        await patient.DoAsync($"/api/v1/cases/{token}/quotes/{quote}/accept");

        var seen = await patient.GetJsonAsync($"/api/v1/cases/{token}");
        seen.GetProperty("status").GetString().ShouldBe("booked");
        (await clinicB.GetJsonAsync($"/api/v1/assignments/{offerB}")).GetProperty("status").GetString().ShouldBe("notChosen");
        (await (await clinicB.PostJsonAsync($"/api/v1/assignments/{offerB}/quotes", Quote())).CodeAsync()).ShouldBe("illegal-move");
        await DatesAndDepositAreKeptAsync(coordinator, lead);
        await TheReportCountsItAsync();
    }

    private static async Task DatesAndDepositAreKeptAsync(HttpClient coordinator, Guid lead)
    {
        var first = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(40);
        for (var twice = 0; twice < 2; twice++)
        {
            await coordinator.DoAsync($"/api/v1/leads/{lead}/treatment-dates", new { from = first, until = first.AddDays(20) });
            await coordinator.DoAsync($"/api/v1/leads/{lead}/deposit", new { state = "paid", amount = 4000, currency = "USD" });
        }

        var seen = await coordinator.GetJsonAsync($"/api/v1/leads/{lead}");
        (seen.GetProperty("nextStep").GetString(), seen.GetProperty("waitingOn").GetString()).ShouldBe(("treat", "clinic"));
        seen.GetProperty("plan").GetProperty("depositAmount").GetDecimal().ShouldBe(4000);
        seen.GetProperty("quotes").EnumerateArray().Single(q => q.GetProperty("status").GetString() == "accepted").GetProperty("total").GetDecimal().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Withdrawing_consent_cuts_the_clinics_off_at_once()
    {
        var (coordinator, clinic) = (await app.SignedInAsync("coordinator"), await app.SignedInAsync("clinic-a"));
        var before = await IdsOfAsync(clinic);
        var (reference, token) = await RequestAsync();
        var lead = (await coordinator.GetJsonAsync($"/api/v1/leads?q={reference}")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await coordinator.DoAsync($"/api/v1/leads/{lead}/qualify");
        var offer = await OfferOfAsync(clinic, before);
        await clinic.DoAsync($"/api/v1/assignments/{offer}/accept");
        await app.Client().DoAsync($"/api/v1/cases/{token}/assignments/{offer}/share-identity", new { risksAcknowledged = true });

        await app.Client().DoAsync($"/api/v1/cases/{token}/consents", new { purpose = "health-data", granted = false });

        var cut = await clinic.GetJsonAsync($"/api/v1/assignments/{offer}");
        cut.GetProperty("status").GetString().ShouldBe("recalled");
        cut.GetProperty("patient").ValueKind.ShouldBe(JsonValueKind.Null);
        cut.GetProperty("case").ValueKind.ShouldBe(JsonValueKind.Null);
        (await app.Client().GetJsonAsync($"/api/v1/cases/{token}")).GetProperty("status").GetString().ShouldBe("withdrawn");
    }

    private async Task<(string Reference, string Token)> RequestAsync()
    {
        var answer = await app.Client().PostAsync("/api/v1/quote-requests", JsonContent.Create(QuoteRequestJson.Create()));
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (body.GetProperty("reference").GetString()!, body.GetProperty("caseUrl").GetString()!.Split('/')[^1]);
    }

    /// <summary>Waits for the router: it works in the background and promises two seconds; the test only needs it to come.</summary>
    private static async Task<Guid> OfferOfAsync(HttpClient clinic, IReadOnlySet<Guid>? known = null)
    {
        using var patience = new CancellationTokenSource(s_patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        do
        {
            var offers = await IdsOfAsync(clinic, "?status=offered");
            if (offers.FirstOrDefault(o => known?.Contains(o) != true) is var offer && offer != Guid.Empty)
                return offer;
        }
        while (await tick.WaitForNextTickAsync(patience.Token));
        throw new TimeoutException();
    }

    private static async Task<HashSet<Guid>> IdsOfAsync(HttpClient clinic, string query = "") =>
        (await clinic.GetJsonAsync($"/api/v1/assignments{query}")).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()).ToHashSet();

    private static async Task RoutingIsExplainedAsync(HttpClient coordinator, Guid lead)
    {
        var routing = await coordinator.GetJsonAsync($"/api/v1/leads/{lead}/routing");
        routing.GetProperty("policyVersion").GetInt32().ShouldBe(1);
        routing.GetProperty("sentences").GetArrayLength().ShouldBeGreaterThan(2);
        var candidates = routing.GetProperty("candidates").EnumerateArray().ToList();
        candidates.Count(c => c.GetProperty("offered").GetBoolean()).ShouldBe(2);
        var others = candidates.Where(c => !c.GetProperty("considered").GetBoolean()).ToList();
        others.ShouldNotBeEmpty();
        foreach (var other in others)
            other.GetProperty("gates").EnumerateArray().ShouldContain(g => !g.GetProperty("passed").GetBoolean() && g.GetProperty("reason").GetString()!.Length > 10);
    }

    private static async Task TheOfferIsDeidentifiedAsync(HttpClient clinic, Guid offer)
    {
        var text = (await clinic.GetJsonAsync($"/api/v1/assignments/{offer}")).GetRawText();
        text.ShouldContain("\"patient\":null");
        text.ShouldNotContain("Jane");
        text.ShouldNotContain("7946");
        text.ShouldNotContain("example.org");
        text.ShouldNotContain("MQ-");
        text.ShouldNotContain("1978");
    }

    private static async Task AnotherClinicsOfferIsNotThereAsync(HttpClient clinic, Guid offer)
    {
        (await clinic.GetAsync($"/api/v1/assignments/{offer}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await clinic.PostJsonAsync($"/api/v1/assignments/{offer}/accept")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static object Quote() => new
    {
        currency = "USD",
        items = new[] { new { description = "Evaluation", amount = 4_000 }, new { description = "Transplantation", amount = 34_000 } },
        excluded = new[] { "Flights" },
        isFixed = true,
        nights = 28,
        trips = 2,
        doctor = "Dr. Elif Kaya",
        stages = new[] { "preTreatmentEvaluation", "monitoringDuringTherapy" },
        deposit = 2_000,
        refundTerms = "Refunded until 14 days before arrival.",
        validUntil = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30),
        earliestTreatmentOn = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(60),
    };

    private static async Task<Guid> SendQuoteAsync(HttpClient clinic, Guid offer)
    {
        var answer = await clinic.DoAsync($"/api/v1/assignments/{offer}/quotes", Quote());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private async Task TheReportCountsItAsync()
    {
        var report = await (await app.SignedInAsync("manager")).GetJsonAsync("/api/v1/reports/conversion?groupBy=article");
        var row = report.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("key").GetString() == "stem-cells-scleroderma");
        row.GetProperty("booked").GetInt32().ShouldBe(1);
    }
}
