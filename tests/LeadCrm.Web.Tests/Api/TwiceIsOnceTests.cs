using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using LeadCrm.Application.Access;
using LeadCrm.Application.Seeding;
using LeadCrm.Infrastructure.Identity;
using LeadCrm.TestSupport.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Web.Tests.Api;

/// <summary>Every act of the API, sent twice. The stories below are the entries: an endpoint that none of them sends fails.</summary>
public sealed partial class TwiceIsOnceTests(TwiceIsOnceTests.App app) : IClassFixture<TwiceIsOnceTests.App>
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>No acts on anything that others see; with the reason.</summary>
    private static readonly Dictionary<string, string> s_noActs = new()
    {
        ["POST /auth/token"] = "Every sign-in gives a token of its own.",
        ["POST /auth/sign-out"] = "The first one ends the session, so that the second comes from nobody.",
    };

    private readonly List<Guid> _leads = [];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_act_of_the_API_sent_twice_is_done_once(bool atOnce)
    {
        var people = await PeopleAsync();
        var twice = new TwoCallers(atOnce, () => ActsAsync(people.Coordinators.One));
        await ToAftercareAsync(twice, people);
        await DeclinedAsync(twice, people);
        await ReturnedAsync(twice, people);
        await ReturnRefusedAndCancelledAsync(twice, people);
        await JudgedAndTakenBackAsync(twice, people);
        await ClosedAndReopenedAsync(twice, people);
        await StaffAsync(twice, people);
        Acts().Where(a => !twice.Sent.Contains(a) && !s_noActs.ContainsKey(a)).ShouldBeEmpty("These acts have no entry; add them to a story.");
    }

    /// <summary>All endpoints that change something, as <see cref="TwoCallers.Sent"/> writes them.</summary>
    private IEnumerable<string> Acts() =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let path = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where path.StartsWith("/api/v1/", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
        where method != "GET"
        select $"{method} {Parameter().Replace(path["/api/v1".Length..], "{}")}";

    private async Task ToAftercareAsync(TwoCallers twice, People people)
    {
        var (lead, token) = await RequestAsync(twice);
        var (patient, clinic) = ((app.Client(), app.Client()), people.ClinicA);
        await twice.DoAsync(people.Coordinators, $"/leads/{lead}/claim");
        await twice.DoAsync(people.Coordinators, $"/leads/{lead}/contacted", new { reached = true, note = "Spoke with her." });
        await twice.DoAsync(people.Coordinators, $"/leads/{lead}/answers", new { answers = new { pregnancy = "no" }, confirmed = new[] { "lungs" } });
        await twice.DoAsync(people.Coordinators, $"/leads/{lead}/confirm-representation");
        await twice.DoAsync(people.Reviewers, $"/leads/{lead}/override-eligibility", new { text = "Seen in person." });
        await twice.DoAsync(people.Coordinators, $"/leads/{lead}/qualify", new { summary = "Travels with a companion." });
        var offer = await OfferAsync(people, lead, DemoClinics.A);
        await twice.DoAsync(people.Coordinators, $"/leads/{lead}/route");
        await twice.DoAsync(clinic, $"/assignments/{offer}/question", new { text = "Is there an echocardiogram?" });
        await twice.DoAsync(people.Coordinators, $"/assignments/{offer}/answer", new { text = "Yes.", recordsSent = true });
        await twice.DoAsync(clinic, $"/assignments/{offer}/accept");
        await twice.DoAsync(clinic, $"/assignments/{offer}/review");
        await twice.DoAsync(patient, $"/cases/{token}/assignments/{offer}/share-identity", new { risksAcknowledged = true });
        await twice.DoAsync(clinic, $"/assignments/{offer}/unsent-quote", new { text = "{\"doctor\":\"Dr. Luis Ortega\"}" }, HttpMethod.Put);
        await twice.DoAsync(clinic, $"/assignments/{offer}/unsent-quote", method: HttpMethod.Delete);
        var quote = (await twice.DoAsync(clinic, $"/assignments/{offer}/quotes", Quote(offer))).GetProperty("id").GetGuid();
        var template = (await twice.DoAsync(clinic, "/quote-templates", new { name = $"Kept {lead}"[..40], quote = Quote(offer) })).GetProperty("id").GetGuid();
        await twice.DoAsync(clinic, $"/quote-templates/{template}/rename", new { name = $"Renamed {lead}"[..40] });
        await twice.DoAsync(clinic, $"/quote-templates/{template}", method: HttpMethod.Delete, goneAfterwards: HttpStatusCode.NotFound);
        await twice.DoAsync(patient, $"/cases/{token}/quotes/{quote}/accept");
        await twice.DoAsync(people.Coordinators, $"/leads/{lead}/treatment-dates", new { from = "2027-02-01", until = "2027-02-20" });
        await twice.DoAsync(people.Coordinators, $"/leads/{lead}/deposit", new { state = "paid", amount = 2000, currency = "USD" });
        await twice.DoAsync(clinic, $"/assignments/{offer}/treatment", new { stage = "arrived" });
        await twice.DoAsync(clinic, $"/assignments/{offer}/treatment", new { stage = "treated" });
        await twice.DoAsync(people.Coordinators, $"/leads/{lead}/complete", new { text = "Well after a year." });
        await twice.DoAsync(people.Coordinators, $"/leads/{lead}/reopen", new { text = "A late question." });
        await twice.DoAsync(people.Coordinators, $"/leads/{lead}/deceased", new { text = "Her daughter called." });
    }

    private async Task DeclinedAsync(TwoCallers twice, People people)
    {
        var (lead, token) = await RequestAsync(twice);
        var patient = (app.Client(), app.Client());
        await people.Coordinators.One.DoAsync($"/api/v1/leads/{lead}/qualify");
        var (offer, other) = (await OfferAsync(people, lead, DemoClinics.A), await OfferAsync(people, lead, DemoClinics.B));
        await twice.DoAsync(people.ClinicB, $"/assignments/{other}/decline", new { reason = "capacity", note = "Full until spring." });
        await people.ClinicA.One.DoAsync($"/api/v1/assignments/{offer}/accept");
        await patient.Item1.DoAsync($"/api/v1/cases/{token}/assignments/{offer}/share-identity", new { risksAcknowledged = true });
        var quote = (await (await people.ClinicA.One.DoAsync($"/api/v1/assignments/{offer}/quotes", Quote(offer))).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await twice.DoAsync(patient, $"/cases/{token}/quotes/{quote}/decline");
        await twice.DoAsync(patient, $"/cases/{token}/consents", new { purpose = "health-data", granted = false });
    }

    private async Task ReturnedAsync(TwoCallers twice, People people)
    {
        var lead = (await RequestAsync(twice)).Lead;
        await twice.DoAsync(people.Coordinators, $"/leads/{lead}/replace-case-link");
        await people.Coordinators.One.DoAsync($"/api/v1/leads/{lead}/qualify");
        var (offer, other) = (await OfferAsync(people, lead, DemoClinics.A), await OfferAsync(people, lead, DemoClinics.B));
        await people.ClinicA.One.DoAsync($"/api/v1/assignments/{offer}/accept");
        await people.ClinicB.One.DoAsync($"/api/v1/assignments/{other}/accept");
        await twice.DoAsync(people.ClinicA, $"/assignments/{offer}/return", new { reason = "spam", note = "An advertisement." });
        await twice.DoAsync(people.Coordinators, $"/returns/{await ReturnAsync(people, lead)}/approve", new { text = "Thank you." });
        await twice.DoAsync(people.ClinicB, $"/assignments/{other}/unsuitable", new { doctor = "Dr. Luis Ortega", reason = "Heart function is too low." });
    }

    private async Task ReturnRefusedAndCancelledAsync(TwoCallers twice, People people)
    {
        var lead = (await RequestAsync(twice)).Lead;
        await people.Coordinators.One.DoAsync($"/api/v1/leads/{lead}/qualify");
        var offer = await OfferAsync(people, lead, DemoClinics.A);
        await people.ClinicA.One.DoAsync($"/api/v1/assignments/{offer}/accept");
        await people.ClinicA.One.DoAsync($"/api/v1/assignments/{offer}/return", new { reason = "bogus", note = "Invented." });
        await twice.DoAsync(people.Coordinators, $"/returns/{await ReturnAsync(people, lead)}/refuse", new { text = "We spoke with the patient." });
        await twice.DoAsync(people.ClinicA, $"/assignments/{offer}/cancel", new { reason = "doctor-not-available", note = "On leave." });
    }

    private async Task JudgedAndTakenBackAsync(TwoCallers twice, People people)
    {
        var lead = (await RequestAsync(twice, urgent: true)).Lead;
        await twice.DoAsync(people.Coordinators, $"/leads/{lead}/clear-red-flag", new { text = "Called: an old complaint." });
        await twice.DoAsync(people.Coordinators, $"/leads/{lead}/priority", new { priority = "urgent", reason = "Her flight is booked." });
        await people.Coordinators.One.DoAsync($"/api/v1/leads/{lead}/qualify");
        await OfferAsync(people, lead, DemoClinics.A);
        await twice.DoAsync(people.Coordinators, $"/leads/{lead}/take-back", new { text = "She wants another treatment." });
    }

    private async Task ClosedAndReopenedAsync(TwoCallers twice, People people)
    {
        var lead = (await RequestAsync(twice)).Lead;
        var other = (await people.Coordinators.One.GetJsonAsync($"/api/v1/leads/{(await RequestAsync(twice)).Lead}")).GetProperty("reference").GetString();
        foreach (var (act, body) in new (string, object)[]
        {
            ("spam", new { text = "An advertisement." }), ("duplicate", new { of = other, note = "Same person." }), ("disqualify", new { reason = "no-interest", note = "Changed her mind." }),
            ("lose", new { reason = "price", note = "Too dear." }),
        })
        {
            await twice.DoAsync(people.Coordinators, $"/leads/{lead}/{act}", body);
            await people.Coordinators.One.DoAsync($"/api/v1/leads/{lead}/reopen", new { text = "After all." });
        }
    }

    private async Task StaffAsync(TwoCallers twice, People people)
    {
        var (lead, administrators) = ((await RequestAsync(twice)).Lead, people.Administrators);
        var (leaving, receiver) = (await AccountAsync("Leaving"), await AccountAsync("Receiver"));
        await twice.DoAsync(people.Coordinators, $"/leads/{lead}/assign", new { to = leaving });
        await twice.DoAsync(administrators, $"/staff/{leaving}/hand-over", new { to = receiver });
        await twice.DoAsync(administrators, $"/staff/{receiver}/deactivate", new { handOverTo = leaving });
        await twice.DoAsync(administrators, $"/staff/{receiver}/reactivate");
        await twice.DoAsync(administrators, $"/staff/{receiver}/password-reset");
        await twice.DoAsync(administrators, $"/staff/{receiver}", new { name = "Receiver", roles = new[] { "coordinator" }, leadsPerDay = 3 }, HttpMethod.Put);
        var away = (await twice.DoAsync(administrators, $"/staff/{receiver}/absences", new { from = "2027-01-04", to = "2027-01-08" })).GetProperty("id").GetGuid();
        await twice.DoAsync(administrators, $"/staff/{receiver}/absences/{away}", method: HttpMethod.Delete, goneAfterwards: HttpStatusCode.NotFound);
        var invited = (await twice.DoAsync(administrators, "/staff", new { name = "Invited", email = $"{Guid.NewGuid():N}@example.org", roles = new[] { "manager" } })).GetProperty("id").GetGuid();
        await twice.DoAsync(administrators, $"/staff/{invited}/invite-again");

        var me = (people.Coordinators.One, people.Coordinators.One);
        await twice.DoAsync(me, "/me", new { name = "Clara", languages = new[] { "en" } }, HttpMethod.Put);
        var mine = (await twice.DoAsync(me, "/me/absences", new { from = "2027-02-01", to = "2027-02-05" })).GetProperty("id").GetGuid();
        await twice.DoAsync(me, $"/me/absences/{mine}", method: HttpMethod.Delete, goneAfterwards: HttpStatusCode.NotFound);
    }

    private async Task<Guid> AccountAsync(string name)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<UserAccounts>().EnsureAsync($"{Guid.NewGuid():N}@example.org", name, Roles.Coordinator, clinicId: null, "Demo-2026!leads")).Id;
    }

    private async Task<(Guid Lead, string Token)> RequestAsync(TwoCallers twice, bool urgent = false)
    {
        var request = QuoteRequestJson.Create();
        if (urgent)
            request["enquiry"]!["answers"]!["newOrWorse24h"] = "yes";
        var submitted = await twice.DoAsync((app.Client(), app.Client()), "/quote-requests", request);
        var found = await (await app.SignedInAsync("coordinator")).GetJsonAsync($"/api/v1/leads?q={submitted.GetProperty("reference").GetString()}");
        var lead = found.GetProperty("items")[0].GetProperty("id").GetGuid();
        _leads.Add(lead);
        return (lead, submitted.GetProperty("caseUrl").GetString()!.Split('/')[^1]);
    }

    /// <summary>What people did on all leads of the stories; what LeadCrm does beside it does not count.</summary>
    private async Task<int> ActsAsync(HttpClient coordinator)
    {
        var acts = 0;
        foreach (var lead in _leads)
            acts += (await coordinator.GetJsonAsync($"/api/v1/leads/{lead}/timeline")).GetProperty("items").EnumerateArray().Count(l => l.GetProperty("by").GetString() != "system");
        return acts;
    }

    /// <summary>The router works in the background.</summary>
    private static async Task<Guid> OfferAsync(People people, Guid lead, Guid clinic)
    {
        using var patience = new CancellationTokenSource(s_patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        do
        {
            var offers = (await people.Coordinators.One.GetJsonAsync($"/api/v1/leads/{lead}")).GetProperty("assignments").EnumerateArray();
            if (offers.FirstOrDefault(o => o.GetProperty("clinicId").GetGuid() == clinic) is { ValueKind: JsonValueKind.Object } offer)
                return offer.GetProperty("id").GetGuid();
        }
        while (await tick.WaitForNextTickAsync(patience.Token));
        throw new TimeoutException();
    }

    private static async Task<Guid> ReturnAsync(People people, Guid lead) =>
        (await people.Coordinators.One.GetJsonAsync("/api/v1/returns")).GetProperty("items").EnumerateArray().Single(r => r.GetProperty("leadId").GetGuid() == lead).GetProperty("id").GetGuid();

    private static object Quote(Guid offer) => new
    {
        assignmentId = offer,
        currency = "USD",
        items = new[] { new { description = "Evaluation", amount = 4_000 }, new { description = "Transplantation", amount = 34_000 } },
        nights = 28,
        trips = 2,
        doctor = "Dr. Elif Kaya",
        stages = new[] { "preTreatmentEvaluation" },
        validUntil = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30),
    };

    private async Task<People> PeopleAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserAccounts>();
        await accounts.EnsureAsync("coordinator-2@demo.leadcrm.test", "Second Coordinator", Roles.Coordinator, clinicId: null, "Demo-2026!leads");
        await accounts.EnsureAsync("admin-2@demo.leadcrm.test", "Second Administrator", Roles.Administrator, clinicId: null, "Demo-2026!leads");
        await accounts.EnsureAsync("clinic-a-2@demo.leadcrm.test", "Second at A", Roles.Clinic, DemoClinics.A, "Demo-2026!leads");
        await accounts.EnsureAsync("clinic-b-2@demo.leadcrm.test", "Second at B", Roles.Clinic, DemoClinics.B, "Demo-2026!leads");
        return new People(await PairAsync("coordinator"), await PairAsync("clinic-a"), await PairAsync("clinic-b"), (await app.SignedInAsync("reviewer"), await app.SignedInAsync("reviewer-b")), await PairAsync("admin"));
    }

    private async Task<(HttpClient One, HttpClient Other)> PairAsync(string account) => (await app.SignedInAsync(account), await app.SignedInAsync(account + "-2"));

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();

    private sealed record People(
        (HttpClient One, HttpClient Other) Coordinators, (HttpClient One, HttpClient Other) ClinicA, (HttpClient One, HttpClient Other) ClinicB, (HttpClient One, HttpClient Other) Reviewers,
        (HttpClient One, HttpClient Other) Administrators);

    /// <summary>Clinics may return as much as the stories need.</summary>
    public sealed class App : TestApp
    {
        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("LeadCrm:Returns:AtLeast", "50")];
    }
}
