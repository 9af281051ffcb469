using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.Programs;

namespace LeadCrm.Resilience.Tests.Routing;

public sealed class KilledBeforeTheOfferTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly ProgramFolder _folder = new();

    [Fact]
    public async Task A_qualified_lead_is_routed_once_after_the_process_was_killed()
    {
        Guid lead;
        var killed = await RunningProgram.StartAsync(_folder.Path);
        await using (killed)
        {
            using var client = await SignInAsync(killed);
            lead = await RequestAsync(client);
            (await client.PostAsJsonAsync($"/api/v1/leads/{lead}/qualify", new { })).EnsureSuccessStatusCode();
            await killed.KillAsync();
        }

        await using var restarted = await RunningProgram.StartAsync(_folder.Path);
        using var again = await SignInAsync(restarted);
        var assignments = await AssignmentsAsync(again, lead);

        assignments.Select(a => a.GetProperty("clinicId").GetGuid()).Distinct().Count().ShouldBe(assignments.Count);
        assignments.Count.ShouldBe(2);
        var timeline = await again.GetFromJsonAsync<JsonElement>($"/api/v1/leads/{lead}/timeline");
        timeline.GetProperty("items").EnumerateArray().Count(e => e.GetProperty("kind").GetString() == "routing-decided").ShouldBe(1);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<HttpClient> SignInAsync(RunningProgram program)
    {
        var client = new HttpClient { BaseAddress = program.Address };
        var answer = await client.PostAsJsonAsync("/api/v1/auth/token", new { email = "coordinator@demo.leadcrm.test", password = "Demo-2026!leads" });
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static async Task<Guid> RequestAsync(HttpClient client)
    {
        var answer = await client.PostAsJsonAsync("/api/v1/quote-requests", QuoteRequests.Scleroderma());
        answer.EnsureSuccessStatusCode();
        var reference = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reference").GetString();
        return (await client.GetFromJsonAsync<JsonElement>($"/api/v1/leads?q={reference}")).GetProperty("items")[0].GetProperty("id").GetGuid();
    }

    private static async Task<List<JsonElement>> AssignmentsAsync(HttpClient client, Guid lead)
    {
        using var patience = new CancellationTokenSource(s_patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        do
        {
            var seen = await client.GetFromJsonAsync<JsonElement>($"/api/v1/leads/{lead}", patience.Token);
            if (seen.GetProperty("assignments").GetArrayLength() > 0)
                return [.. seen.GetProperty("assignments").EnumerateArray()];
        }
        while (await tick.WaitForNextTickAsync(patience.Token));
        throw new TimeoutException();
    }
}
