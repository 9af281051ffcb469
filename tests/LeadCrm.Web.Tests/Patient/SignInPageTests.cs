using System.Net;
using LeadCrm.TestSupport.Web;

namespace LeadCrm.Web.Tests.Patient;

public sealed class SignInPageTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("coordinator", "/leads")]
    [InlineData("manager", "/reports")]
    [InlineData("admin", "/admin/outbox")]
    [InlineData("clinic-a", "/offers")]
    public async Task Everybody_comes_to_their_own_work(string account, string home)
    {
        var client = app.Client();

        (await SignInAsync(client, account)).Headers.Location!.OriginalString.ShouldBe(home);
        (await client.GetAsync("/")).Headers.Location!.OriginalString.ShouldBe(home);
    }

    [Theory]
    [InlineData("/leads/5", "/leads/5")]
    [InlineData("https://elsewhere.example/", "/leads")]
    [InlineData("//elsewhere.example/", "/leads")]
    public async Task The_way_back_stays_on_this_site(string asked, string expected) =>
        (await SignInAsync(app.Client(), "coordinator", returnUrl: asked)).Headers.Location!.OriginalString.ShouldBe(expected);

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_read_the_same()
    {
        var wrong = await SignInAsync(app.Client(), "coordinator", "wrong");
        var unknown = await SignInAsync(app.Client(), "nobody");

        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Without(await wrong.WordsAsync()).ShouldBe(Without(await unknown.WordsAsync()));

        static string Without(string page) => string.Join('\n', page.Split('\n').Where(l => !l.Contains("<input", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var client = app.Client();
        await SignInAsync(client, "coordinator");

        await client.PostFormAsync("/signout", FormPosts.HiddenOf(await client.GetStringAsync("/signout")));

        (await client.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_its_antiforgery_token_nobody_is_signed_in() =>
        (await app.Client().PostFormAsync("/signin", new Dictionary<string, string> { ["email"] = "coordinator@demo.leadcrm.test", ["password"] = "Demo-2026!leads" }))
            .StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient client, string account, string password = "Demo-2026!leads", string? returnUrl = null)
    {
        var fields = FormPosts.HiddenOf(await client.GetStringAsync($"/signin?returnUrl={Uri.EscapeDataString(returnUrl ?? "")}"));
        fields["email"] = $"{account}@demo.leadcrm.test";
        fields["password"] = password;
        return await client.PostFormAsync("/signin", fields);
    }
}
