using System.Text.Json;
using LeadCrm.Application.Leads;

namespace LeadCrm.TestSupport.Leads;

/// <summary>Valid quote requests in one line; change what a test is about with <c>with</c>.</summary>
public static class QuoteRequests
{
    private const string CompleteAnswers = """
        {"subtype":"diffuse","firstSymptomYear":2024,"progression":"rapid","lungs":"mild","heart":"none","kidneys":"none","digestive":"mild",
         "pulmonaryHypertension":"no","treatmentsTried":["immunosuppressants"],"response":"none","smoking":"no","pregnancy":"no","infectionOrCancer":"none","complications":["none"],"newOrWorse24h":"no"}
        """;

    /// <summary>A woman of 48 with early, rapidly progressive diffuse disease, who asks for HSCT herself.</summary>
    public static SubmitQuoteRequest Scleroderma(string? key = null) => new()
    {
        IdempotencyKey = key ?? Guid.NewGuid().ToString("N"),
        Requester = new RequesterForm
        {
            FullName = "Jane Roe",
            Relation = "self",
            Email = "jane.roe@example.org",
            Phone = "+442079460958",
            Country = "GB",
            Language = "en",
            TimeZone = "Europe/London",
        },
        Patient = new PatientForm { YearOfBirth = 1978, Sex = "female" },
        Enquiry = new EnquiryForm
        {
            Category = "stem-cell",
            Condition = "systemic-sclerosis",
            Treatment = "hsct",
            Message = "Diagnosed in 2024, getting worse quickly.",
            Answers = Answers(CompleteAnswers),
        },
        Wishes = new WishesForm { Destinations = ["TR", "MX"], Budget = new MoneyForm { Amount = 45_000, Currency = "USD" }, Companions = 1 },
        Consents = [Consent("contact"), Consent("health-data"), Consent("share-deidentified"), Consent("marketing", granted: false)],
        Attribution = new AttributionForm { ArticleSlug = "stem-cells-scleroderma", ArticleTitle = "Stem cells: new hope", UtmSource = "newsletter", SiteKey = "demo" },
    };

    public static ConsentForm Consent(string purpose, bool granted = true) => new() { Purpose = purpose, Granted = granted, TextVersion = "2026-11", Language = "en" };

    public static JsonElement Answers(string json) => JsonDocument.Parse(json).RootElement;
}
