using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadCrm.Domain.Audit;
using LeadCrm.Infrastructure.Database;
using LeadCrm.TestSupport.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Web.Tests.Api;

public sealed class WhoSawThisTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_manager_reads_who_looked_at_a_lead_and_from_where()
    {
        var (lead, token) = await LeadAsync();
        await (await app.SignedInAsync("coordinator")).GetJsonAsync($"/api/v1/leads/{lead}");
        (await app.Client().GetAsync($"/case/{token}")).EnsureSuccessStatusCode();
        var manager = await app.SignedInAsync("manager");

        var looks = (await manager.GetJsonAsync($"/api/v1/leads/{lead}/reads")).GetProperty("items").EnumerateArray().ToList();

        looks.Select(l => (Text(l, "kind"), Text(l, "by"))).ShouldContain(("lead-opened", "coordinator"));
        looks.Select(l => (Text(l, "kind"), Text(l, "by"))).ShouldContain(("case-opened", "patient"));
        looks.Single(l => Text(l, "kind") == "lead-opened").GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
        looks.ShouldAllBe(l => Text(l, "address") == "127.0.0.1");
        var again = (await manager.GetJsonAsync($"/api/v1/leads/{lead}/reads")).GetProperty("items")[0];
        (Text(again, "kind"), Text(again, "by")).ShouldBe(("readers-listed", "manager"));
    }

    [Fact]
    public async Task Whoever_is_no_manager_or_asks_for_no_page_is_refused()
    {
        var (lead, _) = await LeadAsync();
        var manager = await app.SignedInAsync("manager");

        (await (await app.SignedInAsync("coordinator")).GetAsync($"/api/v1/leads/{lead}/reads")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await manager.GetAsync($"/api/v1/leads/{Guid.NewGuid()}/reads")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await manager.GetAsync($"/api/v1/leads/{lead}/reads?cursor=no")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_fact_says_in_which_session_and_from_where_something_was_done()
    {
        var (lead, _) = await LeadAsync();
        await (await app.SignedInAsync("coordinator")).DoAsync($"/api/v1/leads/{lead}/claim");
        await using var scope = app.Services.CreateAsyncScope();

        var facts = await scope.ServiceProvider.GetRequiredService<LeadCrmDbContext>().Facts.AsNoTracking().Where(f => f.LeadId == Guid.Parse(lead) && f.ActorKind != ActorKind.System).OrderBy(f => f.Id).ToListAsync();

        facts.ShouldAllBe(f => f.Address != null && f.Address.ToString() == "127.0.0.1");
        (facts[0].SessionId, facts.Exists(f => f.ActorId is not null && f.SessionId is null)).ShouldBe((null, false));
    }

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();

    private async Task<(string Id, string Token)> LeadAsync()
    {
        var created = await (await app.Client().DoAsync("/api/v1/quote-requests", QuoteRequestJson.Create())).Content.ReadFromJsonAsync<JsonElement>();
        var found = await (await app.SignedInAsync("coordinator")).GetJsonAsync($"/api/v1/leads?q={created.GetProperty("reference").GetString()}");
        return (found.GetProperty("items")[0].GetProperty("id").GetString()!, created.GetProperty("caseUrl").GetString()!.Split('/')[^1]);
    }
}
