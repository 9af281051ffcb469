using System.Net;
using LeadCrm.TestSupport.Web;

namespace LeadCrm.Web.Tests.Api;

public sealed class AccessTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("/api/v1/leads")]
    [InlineData("/api/v1/assignments")]
    public async Task Without_a_token_there_is_401(string path)
    {
        var answer = await app.Client().GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.CodeAsync()).ShouldBe("not-signed-in");
    }

    [Theory]
    [InlineData("clinic-a", "/api/v1/leads")]
    [InlineData("coordinator", "/api/v1/assignments")]
    public async Task With_the_wrong_role_there_is_403(string account, string path)
    {
        var answer = await (await app.SignedInAsync(account)).GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.CodeAsync()).ShouldBe("not-allowed");
    }

    [Theory]
    [InlineData("nobody@demo.leadcrm.test", "Demo-2026!leads")]
    [InlineData("coordinator@demo.leadcrm.test", "wrong")]
    [InlineData("", "")]
    public async Task A_wrong_password_and_an_unknown_address_look_the_same(string email, string password)
    {
        var answer = await app.Client().PostJsonAsync("/api/v1/auth/token", new { email, password });
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.CodeAsync()).ShouldBe("not-signed-in");
    }

    [Theory]
    [InlineData("/api/v1/leads/01990000-0000-7000-8000-000000000001")]
    [InlineData("/api/v1/leads/not-an-id")]
    public async Task What_does_not_exist_is_404(string path) =>
        (await (await app.SignedInAsync("coordinator")).GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("abc")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_made_up_case_token_is_404(string token) =>
        (await app.Client().GetAsync($"/api/v1/cases/{token}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Live_and_ready_say_so()
    {
        (await app.Client().GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Client().GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
