namespace LeadCrm.Benchmarks.Intake;

/// <summary>The contract's own example of a quote request.</summary>
internal static class IntakeRequest
{
    public static string Json(Guid key) => $$"""
        { "idempotencyKey": "{{key:N}}",
          "requester": {"fullName":"Jane Roe","relation":"self","email":"jane.roe@example.org","phone":"+442079460958","country":"GB","language":"en","timeZone":"Europe/London","preferredChannel":"email"},
          "patient": {"yearOfBirth":1978,"sex":"female"},
          "enquiry": {"category":"stem-cell","condition":"systemic-sclerosis","treatment":"hsct","message":"Diagnosed in 2024; it is getting worse quickly and I would like to know what is possible.","otherClinics":true,
                      "answers":{"subtype":"diffuse","firstSymptomYear":2024,"progression":"rapid","lungs":"mild","heart":"none","kidneys":"none","digestive":"mild",
                                 "pulmonaryHypertension":"no","treatmentsTried":["immunosuppressants"],"response":"none","smoking":"no","newOrWorse24h":"no"} },
          "wishes": {"destinations":["TR","MX"],"budget":{"amount":40000,"currency":"USD"},"companions":1},
          "consents": [{"purpose":"contact","granted":true,"textVersion":"2026-11","language":"en"}, {"purpose":"health-data","granted":true,"textVersion":"2026-11","language":"en"},
                       {"purpose":"share-deidentified","granted":true,"textVersion":"2026-11","language":"en"}, {"purpose":"marketing","granted":false,"textVersion":"2026-11","language":"en"}],
          "attribution": {"url":"https://example.org/articles/stem-cells-scleroderma","articleSlug":"stem-cells-scleroderma","articleTitle":"Stem cells: new hope","category":"Stem Cell","utmSource":"newsletter","utmMedium":"email","utmCampaign":"november","siteKey":"demo"} }
        """;
}
