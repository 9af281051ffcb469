using System.Text.Json.Nodes;

namespace LeadCrm.Web.Tests.Api;

/// <summary>The quote request of the contract, as an integrator would send it.</summary>
internal static class QuoteRequestJson
{
    public static JsonObject Create() => (JsonObject)JsonNode.Parse($$"""
        { "idempotencyKey": "{{Guid.NewGuid():N}}",
          "requester": {"fullName":"Jane Roe","relation":"self","email":"jane.roe@example.org","phone":"+442079460958","country":"GB","language":"en","timeZone":"Europe/London","preferredChannel":"email"},
          "patient": {"fullName":null,"yearOfBirth":1978,"sex":"female","guardianAuthority":null},
          "enquiry": {"category":"stem-cell","condition":"systemic-sclerosis","treatment":"hsct","message":"Please call Jane on +442079460958.","clinic":null,"otherClinics":true,
                      "answers":{"subtype":"diffuse","firstSymptomYear":2024,"progression":"rapid","lungs":"mild","heart":"none","kidneys":"none","digestive":"mild",
                                 "pulmonaryHypertension":"no","treatmentsTried":["immunosuppressants"],"response":"none","smoking":"no","newOrWorse24h":"no"} },
          "wishes": {"destinations":["TR","MX"],"budget":{"amount":40000,"currency":"USD"},"companions":1},
          "consents": [{"purpose":"contact","granted":true,"textVersion":"2026-11","language":"en"}, {"purpose":"health-data","granted":true,"textVersion":"2026-11","language":"en"},
                       {"purpose":"share-deidentified","granted":true,"textVersion":"2026-11","language":"en"}, {"purpose":"marketing","granted":false,"textVersion":"2026-11","language":"en"}],
          "attribution": {"url":"https://example.org/a","articleSlug":"stem-cells-scleroderma","articleTitle":"Stem cells","category":"Stem Cell","utmSource":"newsletter","siteKey":"demo"} }
        """)!;
}
