using System.Net;
using System.Net.WebSockets;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Tests.Patient;

namespace LeadCrm.Web.Tests.Access;

/// <summary>What a page of somebody else's site can make a browser do with a cookie of ours.</summary>
public sealed class OtherSitesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Sister = "https://sister.example.org";

    [Theory]
    [InlineData("GET", "/api/v1/leads")]
    [InlineData("POST", "/api/v1/leads/01990000-0000-7000-8000-000000000001/claim")]
    [InlineData("POST", "/api/v1/auth/sign-out")]
    public async Task The_api_takes_no_cookie(string method, string path)
    {
        using var act = new HttpRequestMessage(new HttpMethod(method), path);
        act.Headers.Add("Cookie", await CookieAsync());

        (await WithoutJar().SendAsync(act)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/signout")]
    [InlineData("/admin/jobs/recurring/trigger")]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    public async Task An_act_from_another_origin_is_refused(string path)
    {
        using var act = new HttpRequestMessage(HttpMethod.Post, path);
        act.Headers.Add("Cookie", await CookieAsync());
        act.Headers.Add("Origin", Sister);

        (await WithoutJar().SendAsync(act)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(Sister, true, HttpStatusCode.Forbidden)]
    [InlineData("null", true, HttpStatusCode.Forbidden)]
    [InlineData(null, false, HttpStatusCode.Unauthorized)]
    public async Task A_socket_opens_for_people_who_are_signed_in_on_our_own_pages(string? origin, bool signedIn, HttpStatusCode expected)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin ?? app.Address.GetLeftPart(UriPartial.Authority));
        if (signedIn)
            socket.Options.SetRequestHeader("Cookie", await CookieAsync());

        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(new UriBuilder(app.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None));

        socket.HttpStatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Without_signing_in_no_circuit_is_negotiated() =>
        (await app.Client().PostAsync("/_blazor/negotiate?negotiateVersion=1", content: null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task The_workbench_talks_to_this_host_only()
    {
        using var page = new HttpRequestMessage(HttpMethod.Get, "/leads");
        page.Headers.Add("Cookie", await CookieAsync());

        (await WithoutJar().SendAsync(page)).Headers.GetValues("Content-Security-Policy").Single().ShouldContain("connect-src 'self';");
    }

    private HttpClient WithoutJar() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address };

    private async Task<string> CookieAsync()
    {
        var jar = new CookieContainer();
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = jar }) { BaseAddress = app.Address };
        var fields = FormPosts.HiddenOf(await browser.GetStringAsync("/signin"));
        (fields["email"], fields["password"]) = ("admin@demo.leadcrm.test", "Demo-2026!leads");
        (await browser.PostFormAsync("/signin", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return jar.GetCookieHeader(app.Address);
    }
}
