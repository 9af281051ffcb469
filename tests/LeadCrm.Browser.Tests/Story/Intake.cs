using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LeadCrm.Browser.Tests.Story;

/// <summary>Quote requests as an integrator posts them, qualified as a coordinator does it through the API: what a story needs before it begins.</summary>
internal static class Intake
{
    /// <summary>A patient with scleroderma for whom both HSCT clinics fit; answers the lead's id once it is qualified.</summary>
    public static async Task<Guid> QualifiedLeadAsync(Uri address, string name) => (await QualifiedCaseAsync(address, name)).Lead;

    /// <summary>The same, with the path of the patient's case page.</summary>
    public static async Task<(Guid Lead, string CasePath)> QualifiedCaseAsync(Uri address, string name)
    {
        using var http = Api(address);
        var submitted = await SubmitAsync(http, name);
        await PostAsync(http, $"leads/{submitted.Lead}/qualify", []);
        return submitted;
    }

    /// <summary>The same patient, whom nobody has looked at yet.</summary>
    public static async Task<Guid> NewLeadAsync(Uri address, string name)
    {
        using var http = Api(address);
        return (await SubmitAsync(http, name)).Lead;
    }

    private static async Task<(Guid Lead, string CasePath)> SubmitAsync(HttpClient http, string name)
    {
        var submitted = await PostAsync(http, "quote-requests", Request(name));
        await SignInAsync(http, "coordinator");
        var found = await http.GetFromJsonAsync<JsonObject>($"leads?q={submitted["reference"]}");
        var id = Guid.Parse((string)found!["items"]![0]!["id"]!);
        return (id, new Uri((string)submitted["caseUrl"]!).AbsolutePath);
    }

    /// <summary>A clinic accepts its newest offer, and quotes when a currency is given.</summary>
    public static async Task AcceptAsync(Uri address, string clinic, string? currency, decimal amount)
    {
        using var http = Api(address);
        await SignInAsync(http, clinic);
        var offer = await NewestOfferAsync(http);
        await PostAsync(http, $"assignments/{offer}/accept", []);
        if (currency is not null)
            await PostAsync(http, $"assignments/{offer}/quotes", Quote(currency, amount));
    }

    /// <summary>Waits for the router, which works in the background.</summary>
    private static async Task<Guid> NewestOfferAsync(HttpClient http)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        do
        {
            var offers = await http.GetFromJsonAsync<JsonObject>("assignments?status=offered", patience.Token);
            if (offers!["items"]!.AsArray() is { Count: > 0 } items)
                return Guid.Parse((string)items[0]!["id"]!);
        }
        while (await tick.WaitForNextTickAsync(patience.Token));
        throw new TimeoutException();
    }

    private static HttpClient Api(Uri address) => new() { BaseAddress = new Uri(address, "/api/v1/") };

    private static async Task SignInAsync(HttpClient http, string account)
    {
        var token = await PostAsync(http, "auth/token", new JsonObject { ["email"] = $"{account}@demo.leadcrm.test", ["password"] = "Demo-2026!leads" });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token["accessToken"]!);
    }

    private static async Task<JsonObject> PostAsync(HttpClient http, string path, JsonObject body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {text}");
        return text.Length == 0 ? [] : (JsonObject)JsonNode.Parse(text)!;
    }

    private static JsonObject Quote(string currency, decimal amount) => (JsonObject)JsonNode.Parse($$"""
        { "currency": "{{currency}}", "items": [{"description":"Evaluation before treatment","amount":4000}, {"description":"Transplantation, hospital stay and medicines","amount":{{amount}}}],
          "excluded": ["Flights","Stay of a companion"], "isFixed": false, "totalUpTo": {{amount + 12_000}}, "whatWouldChangeIt": "More days in intensive care.", "nights": 28, "trips": 2,
          "doctor": "Dr. Elif Kaya", "stages": ["preTreatmentEvaluation","monitoringDuringTherapy"], "deposit": 2000, "refundTerms": "Refunded until 14 days before arrival.",
          "validUntil": "{{DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30):yyyy-MM-dd}}", "earliestTreatmentOn": "{{DateOnly.FromDateTime(DateTime.UtcNow).AddDays(60):yyyy-MM-dd}}" }
        """)!;

    private static JsonObject Request(string name) => (JsonObject)JsonNode.Parse($$$"""
        { "idempotencyKey": "{{{Guid.NewGuid():N}}}",
          "requester": {"fullName":"{{{name}}}","relation":"self","email":"{{{Guid.NewGuid():N}}}@example.org","country":"GB","language":"en","timeZone":"Europe/London","preferredChannel":"email"},
          "patient": {"yearOfBirth":1978,"sex":"female"},
          "enquiry": {"category":"stem-cell","condition":"systemic-sclerosis","treatment":"hsct","otherClinics":true,
                      "answers":{"subtype":"diffuse","firstSymptomYear":2024,"progression":"rapid","lungs":"mild","heart":"none","kidneys":"none","digestive":"mild",
                                 "pulmonaryHypertension":"no","treatmentsTried":["immunosuppressants"],"response":"none","smoking":"no","newOrWorse24h":"no"} },
          "wishes": {"destinations":["TR","MX"],"budget":{"amount":40000,"currency":"USD"}},
          "consents": [{"purpose":"contact","granted":true,"textVersion":"2026-11","language":"en"}, {"purpose":"health-data","granted":true,"textVersion":"2026-11","language":"en"},
                       {"purpose":"share-deidentified","granted":true,"textVersion":"2026-11","language":"en"}],
          "attribution": {"url":"https://example.org/a","articleSlug":"stem-cells-scleroderma"} }
        """)!;
}
