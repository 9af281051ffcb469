using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LeadCrm.Browser.Tests.Story;

/// <summary>Quote requests as an integrator posts them, qualified as a coordinator does it through the API: what a story needs before it begins.</summary>
internal static class Intake
{
    /// <summary>A patient with scleroderma for whom both HSCT clinics fit; answers the lead's id once it is qualified.</summary>
    public static async Task<Guid> QualifiedLeadAsync(Uri address, string name)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address, "/api/v1/") };
        var id = await SubmitAsync(http, name);
        await PostAsync(http, $"leads/{id}/qualify", []);
        return id;
    }

    /// <summary>The same patient, whom nobody has looked at yet.</summary>
    public static async Task<Guid> NewLeadAsync(Uri address, string name)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address, "/api/v1/") };
        return await SubmitAsync(http, name);
    }

    private static async Task<Guid> SubmitAsync(HttpClient http, string name)
    {
        var submitted = await PostAsync(http, "quote-requests", Request(name));
        var token = await PostAsync(http, "auth/token", new JsonObject { ["email"] = "coordinator@demo.leadcrm.test", ["password"] = "Demo-2026!leads" });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token["accessToken"]!);
        var found = await http.GetFromJsonAsync<JsonObject>($"leads?q={submitted["reference"]}");
        return Guid.Parse((string)found!["items"]![0]!["id"]!);
    }

    private static async Task<JsonObject> PostAsync(HttpClient http, string path, JsonObject body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {text}");
        return text.Length == 0 ? [] : (JsonObject)JsonNode.Parse(text)!;
    }

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
