using System.Net.Http.Json;
using System.Text.Json;
using LeadCrm.TestSupport.Web;

namespace LeadCrm.Web.Tests.Api;

/// <summary>No dead ends: whatever closes a lead, a person takes it up again, and what a refusal says has to be done first can be done.</summary>
public sealed class LeadStagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("spam", "spam")]
    [InlineData("deceased", "deceased")]
    [InlineData("disqualify", "disqualified")]
    [InlineData("lose", "lost")]
    [InlineData("duplicate", "duplicate")]
    public async Task What_closed_a_lead_is_taken_back_by_reopening_it(string act, string stage)
    {
        var coordinator = await app.SignedInAsync("coordinator");
        var (lead, other) = (await RequestAsync(coordinator), await RequestAsync(coordinator));
        var reference = (await coordinator.GetJsonAsync($"/api/v1/leads/{other}")).GetProperty("reference").GetString();

        await coordinator.DoAsync($"/api/v1/leads/{lead}/{act}", new { reason = act == "lose" ? "price" : "no-interest", of = reference, text = "A call.", note = "A call." });
        (await StageAsync(coordinator, lead)).ShouldBe(stage);
        (await coordinator.GetJsonAsync($"/api/v1/leads?stage={stage}&limit=200")).GetProperty("items").EnumerateArray().ShouldContain(l => l.GetProperty("id").GetGuid() == lead);
        var refused = await coordinator.PostJsonAsync($"/api/v1/leads/{lead}/claim");
        (await refused.Content.ReadAsStringAsync()).ShouldContain("reopen it first");

        await coordinator.DoAsync($"/api/v1/leads/{lead}/reopen", new { text = "She called back." });
        (await StageAsync(coordinator, lead)).ShouldBe("inTriage");
        await coordinator.DoAsync($"/api/v1/leads/{lead}/claim");
    }

    [Fact]
    public async Task A_request_whose_trap_field_was_filled_is_found_taken_up_and_acknowledged()
    {
        var coordinator = await app.SignedInAsync("coordinator");
        var body = QuoteRequestJson.Create();
        body["website"] = "https://autofill.example";
        await app.Client().DoAsync("/api/v1/quote-requests", body);
        var kept = (await coordinator.GetJsonAsync("/api/v1/leads?stage=spam&limit=200")).GetProperty("items").EnumerateArray().First();
        var lead = kept.GetProperty("id").GetGuid();

        await coordinator.DoAsync($"/api/v1/leads/{lead}/reopen", new { text = "A real person, whose browser filled the field." });

        (await StageAsync(coordinator, lead)).ShouldBe("inTriage");
        await coordinator.DoAsync($"/api/v1/leads/{lead}/qualify");
    }

    [Fact]
    public async Task A_withdrawn_lead_is_taken_up_only_when_the_patient_consents_again()
    {
        var coordinator = await app.SignedInAsync("coordinator");
        var submitted = await (await app.Client().DoAsync("/api/v1/quote-requests", QuoteRequestJson.Create())).Content.ReadFromJsonAsync<JsonElement>();
        var token = submitted.GetProperty("caseUrl").GetString()!.Split('/')[^1];
        var lead = (await coordinator.GetJsonAsync($"/api/v1/leads?q={submitted.GetProperty("reference").GetString()}")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await app.Client().DoAsync($"/api/v1/cases/{token}/consents", new { purpose = "health-data", granted = false });
        (await (await coordinator.PostJsonAsync($"/api/v1/leads/{lead}/reopen")).CodeAsync()).ShouldBe("consent-missing");
        await app.Client().DoAsync($"/api/v1/cases/{token}/consents", new { purpose = "health-data", granted = true });
        await coordinator.DoAsync($"/api/v1/leads/{lead}/reopen");
        (await StageAsync(coordinator, lead)).ShouldBe("inTriage");
    }

    [Fact]
    public async Task Another_treatment_is_chosen_after_the_lead_was_taken_back_as_the_refusal_says()
    {
        var coordinator = await app.SignedInAsync("coordinator");
        var lead = await RequestAsync(coordinator);
        await coordinator.DoAsync($"/api/v1/leads/{lead}/qualify");
        var refused = await coordinator.PostJsonAsync($"/api/v1/leads/{lead}/answers", new { treatment = "msc" });
        if (await refused.CodeAsync() is "invalid-request")
            Assert.Fail("The catalogue no longer has the treatment that this test takes: choose another one of systemic sclerosis.");
        await coordinator.DoAsync($"/api/v1/leads/{lead}/take-back", new { text = "Another treatment." });
        await coordinator.DoAsync($"/api/v1/leads/{lead}/answers", new { treatment = "msc" });
        (await coordinator.GetJsonAsync($"/api/v1/leads/{lead}")).GetProperty("treatment").GetString().ShouldBe("msc");
    }

    private async Task<Guid> RequestAsync(HttpClient coordinator)
    {
        var submitted = await (await app.Client().DoAsync("/api/v1/quote-requests", QuoteRequestJson.Create())).Content.ReadFromJsonAsync<JsonElement>();
        return (await coordinator.GetJsonAsync($"/api/v1/leads?q={submitted.GetProperty("reference").GetString()}")).GetProperty("items")[0].GetProperty("id").GetGuid();
    }

    private static async Task<string?> StageAsync(HttpClient coordinator, Guid lead) => (await coordinator.GetJsonAsync($"/api/v1/leads/{lead}")).GetProperty("stage").GetString();
}
