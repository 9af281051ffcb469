using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Tests.Api;

namespace LeadCrm.Web.Tests.Patient;

/// <summary>Cases as far as clinics have come with them, made through the API with the jobs running.</summary>
internal static class QuotedCases
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public sealed record Offer(HttpClient Clinic, Guid Id);

    public sealed record PatientCase(string Path, string Reference, IReadOnlyList<Offer> Offers);

    /// <summary>A new request; the path of its case page and its reference.</summary>
    public static async Task<(string Path, string Reference)> RequestedAsync(this TestApp app, Action<JsonObject>? change = null)
    {
        var request = QuoteRequestJson.Create();
        change?.Invoke(request);
        var answer = await (await app.Client().DoAsync("/api/v1/quote-requests", request)).Content.ReadFromJsonAsync<JsonElement>();
        return (new Uri(answer.GetProperty("caseUrl").GetString()!).AbsolutePath, answer.GetProperty("reference").GetString()!);
    }

    /// <summary>A case that two clinics have accepted.</summary>
    public static async Task<PatientCase> AcceptedAsync(this TestApp app)
    {
        var coordinator = await app.SignedInAsync("coordinator");
        var clinics = new[] { await app.SignedInAsync("clinic-a"), await app.SignedInAsync("clinic-b") };
        var before = new List<HashSet<Guid>>();
        foreach (var clinic in clinics)
            before.Add(await OffersAsync(clinic));
        var (path, reference) = await app.RequestedAsync();
        var lead = (await coordinator.GetJsonAsync($"/api/v1/leads?q={reference}")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await coordinator.DoAsync($"/api/v1/leads/{lead}/qualify");
        var offers = new List<Offer>();
        for (var i = 0; i < clinics.Length; i++)
        {
            var offer = new Offer(clinics[i], await NewOfferAsync(clinics[i], before[i]));
            await offer.Clinic.DoAsync($"/api/v1/assignments/{offer.Id}/accept");
            offers.Add(offer);
        }

        return new PatientCase(path, reference, offers);
    }

    public static async Task<Guid> QuoteAsync(this Offer offer, string currency, decimal amount)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var answer = await offer.Clinic.DoAsync($"/api/v1/assignments/{offer.Id}/quotes", new
        {
            currency,
            items = new[] { new { description = "Transplantation", amount } },
            excluded = new[] { "Flights" },
            isFixed = true,
            nights = 28,
            trips = 2,
            doctor = "Dr. Elif Kaya",
            stages = new[] { "preTreatmentEvaluation", "monitoringDuringTherapy" },
            validUntil = today.AddDays(30),
            earliestTreatmentOn = today.AddDays(60),
        });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    /// <summary>Presses a button of the case page, with its fields and its antiforgery token, and reads the page that follows.</summary>
    public static async Task<string> PressAsync(this HttpClient client, string path, string handler, params (string Name, string Value)[] fields)
    {
        var posted = new Dictionary<string, string> { ["__RequestVerificationToken"] = FormPosts.HiddenOf(await client.GetStringAsync(path))["__RequestVerificationToken"] };
        foreach (var (name, value) in fields)
            posted[name] = value;
        var answer = await client.PostFormAsync($"{path}?handler={handler}", posted);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Found, $"{handler} was refused");
        answer.Headers.Location!.ToString().ShouldEndWith(path);
        return await (await client.GetAsync(answer.Headers.Location)).WordsAsync();
    }

    private static async Task<Guid> NewOfferAsync(HttpClient clinic, HashSet<Guid> known)
    {
        using var patience = new CancellationTokenSource(s_patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        do
        {
            if ((await OffersAsync(clinic)).FirstOrDefault(o => !known.Contains(o)) is var offer && offer != Guid.Empty)
                return offer;
        }
        while (await tick.WaitForNextTickAsync(patience.Token));
        throw new TimeoutException();
    }

    private static async Task<HashSet<Guid>> OffersAsync(HttpClient clinic) =>
        (await clinic.GetJsonAsync("/api/v1/assignments")).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()).ToHashSet();
}
