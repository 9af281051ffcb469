using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Web;
using LeadCrm.Application.FollowUps;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Infrastructure.Database;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Tests.Api;
using LeadCrm.Web.Tests.Patient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Web.Tests.Staff;

/// <summary>A second employee comes, works and leaves, over HTTP alone.</summary>
public sealed class StaffApiTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Password = "a quiet lake behind the house";

    [Fact]
    public async Task A_colleague_is_invited_signs_in_works_and_leaves()
    {
        var admin = await app.SignedInAsync("admin");
        var id = await InviteAsync(admin, "nora@example.org", "coordinator");
        (await StateAsync(admin, id)).ShouldBe("invited");
        await admin.DoAsync($"/api/v1/staff/{id}/invite-again");
        var link = HttpUtility.ParseQueryString((await LinkAsync(id)).Query);
        (await ChooseAsync(link["user"]!, link["token"]!)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ChooseAsync(link["user"]!, link["token"]!)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await CodeAsync(admin, $"/staff/{id}/invite-again")).ShouldBe("already-active");

        var nora = await SignedInAsync("nora@example.org");
        var mine = await nora.GetJsonAsync("/api/v1/me");
        (await nora.PutAsJsonAsync("/api/v1/me", new { version = mine.GetProperty("version").GetInt32(), name = "Nora Lind", languages = new[] { "sv" }, timeZone = "Europe/Stockholm", weekly = new[] { new { day = "monday", from = "09:00", to = "17:00" } } }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await nora.GetAsync("/api/v1/staff")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var lead = await LeadAsync(nora);
        await admin.DoAsync($"/api/v1/staff/{id}/password-reset");

        (await CodeAsync(admin, $"/staff/{id}/deactivate")).ShouldBe("hand-over-needed");
        await admin.DoAsync($"/api/v1/staff/{id}/deactivate", new { handOverTo = await IdOfAsync(admin, "coordinator@demo.leadcrm.test") });
        (await nora.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await StateAsync(admin, id)).ShouldBe("deactivated");
        var line = (await (await app.SignedInAsync("coordinator")).GetJsonAsync($"/api/v1/leads/{lead}/timeline")).GetProperty("items").EnumerateArray().Single(l => l.GetProperty("kind").GetString() == "handed-over");
        line.GetProperty("subjectId").GetGuid().ShouldBe(await IdOfAsync(admin, "coordinator@demo.leadcrm.test"));
        (await CodeAsync(admin, $"/staff/{id}/password-reset")).ShouldBe("account-closed");
        await admin.DoAsync($"/api/v1/staff/{id}/reactivate");
    }

    [Fact]
    public async Task Other_roles_end_the_sessions_and_a_stale_change_is_a_conflict()
    {
        var admin = await app.SignedInAsync("admin");
        var reviewer = await app.SignedInAsync("reviewer-b");
        var id = await IdOfAsync(admin, "reviewer-b@demo.leadcrm.test");
        var seen = await admin.GetJsonAsync($"/api/v1/staff/{id}");
        var change = new { version = seen.GetProperty("version").GetInt32(), name = "Dr. Bruno", roles = new[] { "MANAGER" }, languages = Array.Empty<string>(), leadsPerDay = 5 };
        (await admin.PutAsJsonAsync($"/api/v1/staff/{id}", change)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await reviewer.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await (await admin.PutAsJsonAsync($"/api/v1/staff/{id}", change with { leadsPerDay = 6 })).CodeAsync()).ShouldBe("changed-meanwhile");
    }

    [Fact]
    public async Task Who_is_absent_gets_no_lead_and_absences_are_stated_and_taken_back()
    {
        var (admin, coordinator) = (await app.SignedInAsync("admin"), await app.SignedInAsync("coordinator"));
        var me = await IdOfAsync(admin, "coordinator@demo.leadcrm.test");
        var lead = await LeadAsync(coordinator);
        var away = await IdOfDoneAsync(coordinator, "/me/absences", Days(0, 3));
        (await CodeAsync(coordinator, $"/leads/{lead}/assign", new { to = await IdOfAsync(admin, "manager@demo.leadcrm.test") })).ShouldBe("owner-not-coordinator");
        (await coordinator.GetJsonAsync("/api/v1/leads/owners")).GetProperty("items").EnumerateArray().Single(o => o.GetProperty("id").GetGuid() == me)
            .GetProperty("absentUntil").GetString().ShouldBe(Days(0, 3).To);
        (await coordinator.DeleteAsync($"/api/v1/me/absences/{away}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await coordinator.DeleteAsync($"/api/v1/me/absences/{away}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var planned = await IdOfDoneAsync(admin, $"/staff/{me}/absences", Days(10, 12));
        (await admin.DeleteAsync($"/api/v1/staff/{me}/absences/{planned}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await admin.DeleteAsync($"/api/v1/staff/{me}/absences/{planned}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var address in (string[])["/me/absences", $"/staff/{me}/absences"])
            (await admin.PostJsonAsync("/api/v1" + address, Days(3, 0))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Leads_are_given_and_handed_over_to_a_colleague_who_is_there()
    {
        var (admin, coordinator) = (await app.SignedInAsync("admin"), await app.SignedInAsync("coordinator"));
        var (me, second) = (await IdOfAsync(admin, "coordinator@demo.leadcrm.test"), await InviteAsync(admin, "second@example.org", "coordinator"));
        var lead = await LeadAsync(coordinator);
        (await CodeAsync(coordinator, $"/leads/{lead}/assign", new { to = second })).ShouldBe("owner-invited");
        (await CodeAsync(admin, $"/staff/{me}/hand-over", new { to = second })).ShouldBe("owner-invited");
        var link = HttpUtility.ParseQueryString((await LinkAsync(second)).Query);
        await ChooseAsync(link["user"]!, link["token"]!);
        await coordinator.DoAsync($"/api/v1/leads/{lead}/assign", new { to = second });
        await admin.DoAsync($"/api/v1/staff/{second}/hand-over", new { to = me });
        (await coordinator.GetJsonAsync($"/api/v1/leads/{lead}")).GetProperty("ownerId").GetGuid().ShouldBe(me);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_a_code()
    {
        var admin = await app.SignedInAsync("admin");
        var me = await IdOfAsync(admin, "admin@demo.leadcrm.test");
        (await CodeAsync(admin, $"/staff/{me}/deactivate")).ShouldBe("last-administrator");
        (await CodeAsync(admin, "/staff", new { name = "Somebody", email = "clinic-a@demo.leadcrm.test", roles = new[] { "manager" } })).ShouldBe("address-taken");
        (await admin.PostJsonAsync("/api/v1/staff", new { name = new string('x', 5_000), email = "x@example.org", roles = new[] { "clinic" } })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await admin.PutAsJsonAsync("/api/v1/me", new { name = "" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var act in (string[])["deactivate", "reactivate", "invite-again", "password-reset"])
            (await admin.PostJsonAsync($"/api/v1/staff/{Guid.NewGuid()}/{act}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, act);
        (await admin.GetAsync($"/api/v1/staff/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var path in (string[])["/api/v1/me", "/api/v1/leads/owners", "/api/v1/staff"])
            (await (await app.SignedInAsync("clinic-a")).GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
    }

    private static AwayDays Days(int from, int to) => new(Day(from), Day(to));

    private static string Day(int offset) => DateTime.UtcNow.AddDays(offset).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<Guid> InviteAsync(HttpClient admin, string email, string role) =>
        await IdOfDoneAsync(admin, "/staff", new { name = "Nora", email, roles = new[] { role } });

    private static async Task<Guid> IdOfDoneAsync(HttpClient client, string path, object body) =>
        (await (await client.DoAsync("/api/v1" + path, body)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();

    private static async Task<string?> CodeAsync(HttpClient client, string path, object? body = null) => await (await client.PostJsonAsync("/api/v1" + path, body)).CodeAsync();

    private static async Task<Guid> IdOfAsync(HttpClient admin, string email) =>
        (await admin.GetJsonAsync("/api/v1/staff")).GetProperty("items").EnumerateArray().Single(p => p.GetProperty("email").GetString() == email).GetProperty("id").GetGuid();

    private static async Task<string?> StateAsync(HttpClient admin, Guid id) => (await admin.GetJsonAsync($"/api/v1/staff/{id}")).GetProperty("status").GetString();

    private async Task<Guid> LeadAsync(HttpClient coordinator)
    {
        var body = QuoteRequestJson.Create();
        body["idempotencyKey"] = Guid.NewGuid().ToString();
        body["requester"]!["email"] = $"{Guid.NewGuid():N}@example.org";
        var answer = await app.Client().PostAsync("/api/v1/quote-requests", JsonContent.Create(body));
        var reference = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reference").GetString();
        var lead = (await coordinator.GetJsonAsync($"/api/v1/leads?q={reference}")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await coordinator.DoAsync($"/api/v1/leads/{lead}/claim");
        return lead;
    }

    private async Task<HttpClient> SignedInAsync(string email)
    {
        var client = app.Client();
        var answer = await client.DoAsync("/api/v1/auth/token", new { email, password = Password });
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
        return client;
    }

    private async Task<Uri> LinkAsync(Guid id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var message = await scope.ServiceProvider.GetRequiredService<LeadCrmDbContext>().Messages.AsNoTracking().Where(m => m.Kind == MessageKind.StaffInvitation && m.RecipientId == id).OrderByDescending(m => m.Step).FirstAsync();
        return (await scope.ServiceProvider.GetRequiredService<MailOfMessage>().ComposeAsync(message, CancellationToken.None)).Mail.ShouldNotBeNull().Link;
    }

    private async Task<HttpResponseMessage> ChooseAsync(string user, string token)
    {
        var client = app.Client();
        var fields = FormPosts.HiddenOf(await client.GetStringAsync("/signin/choose-password"));
        (fields["user"], fields["token"], fields["password"]) = (user, token, Password);
        return await client.PostFormAsync("/signin/choose-password", fields);
    }

    private sealed record AwayDays(string From, string To);
}
