using System.Net;
using LeadCrm.Infrastructure.EmbeddedPostgres;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Tests.Api;
using LeadCrm.Web.Tests.Patient;
using Npgsql;

namespace LeadCrm.Web.Tests.Hosting;

public sealed class DatabaseAwayTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Without_its_database_the_program_lives_and_asks_to_come_back_later()
    {
        var coordinator = await app.SignedInAsync("coordinator");
        var browser = app.Client();
        var fields = FormPosts.HiddenOf(await browser.GetStringAsync("/signin"));
        (fields["email"], fields["password"]) = ("coordinator@demo.leadcrm.test", "Demo-2026!leads");
        await browser.PostFormAsync("/signin", fields);

        await LetInAsync(0);

        foreach (var refused in new[]
        {
            await coordinator.GetAsync("/api/v1/leads"),
            await app.Client().PostJsonAsync("/api/v1/auth/token", new { email = "coordinator@demo.leadcrm.test", password = "Demo-2026!leads" }),
        })
        {
            IsForLater(refused);
            (await refused.CodeAsync()).ShouldBe("database-away");
        }

        foreach (var page in new[] { await browser.GetAsync("/leads"), await browser.GetAsync("/admin/jobs"), await browser.PostFormAsync("/signin", fields) })
        {
            IsForLater(page);
            (await page.WordsAsync()).ShouldContain("Please try again in a minute");
        }

        (await app.Client().GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/patient.css")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Client().GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        await LetInAsync(-1);
        (await coordinator.GetAsync("/api/v1/leads")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static void IsForLater(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldNotBeNull();
    }

    /// <summary>How many connections the server lets into the database; who is in is put out.</summary>
    private async Task LetInAsync(int connections)
    {
        var owner = new NpgsqlConnectionStringBuilder(app.OwnerConnectionString);
        var database = owner.Database!;
        owner.Database = ClusterRoles.Database;
        await using var server = NpgsqlDataSource.Create(owner.ConnectionString);
        await using var limit = server.CreateCommand($"ALTER DATABASE {database} CONNECTION LIMIT {connections}");
        await limit.ExecuteNonQueryAsync();
        await using var end = server.CreateCommand($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}' AND usename = '{ClusterRoles.Application}'");
        await end.ExecuteNonQueryAsync();
    }
}
