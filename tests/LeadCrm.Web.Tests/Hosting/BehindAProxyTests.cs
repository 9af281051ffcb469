using System.Net;
using System.Net.Http.Json;
using LeadCrm.TestSupport.Web;

namespace LeadCrm.Web.Tests.Hosting;

/// <summary>Production as the world sees it: https and one name outside, a proxy on this machine, plain http inside.</summary>
public sealed class ProxiedApp : TestApp
{
    public const string Host = "crm.example.org";

    protected override IEnumerable<KeyValuePair<string, string?>> Settings => new Dictionary<string, string?>
    {
        ["LeadCrm:Demo"] = "false",
        ["LeadCrm:PublicUrl"] = $"https://{Host}",
        ["LeadCrm:KnownProxies:0"] = "127.0.0.0/8",
        ["LeadCrm:RateLimits:SignIns"] = "20",
    };

    /// <summary>Somebody in the world, as the proxy passes them on.</summary>
    public HttpClient From(string address)
    {
        var client = Client();
        client.DefaultRequestHeaders.Host = Host;
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        return client;
    }
}

public sealed class BehindAProxyTests(ProxiedApp app) : IClassFixture<ProxiedApp>
{
    [Fact]
    public async Task Bad_sign_ins_of_one_client_use_up_its_own_limit_only()
    {
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 21; i++)
            answers.Add((await SignInAsync(app.From("203.0.113.1"), $"nobody-{i}@example.org", "wrong")).StatusCode);

        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
        (await SignInAsync(app.From("203.0.113.2"), "coordinator@demo.leadcrm.test", "Demo-2026!leads")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_client_cannot_make_itself_new_addresses()
    {
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 21; i++)
        {
            // The proxy appends the address it sees to whatever the client sent.
            answers.Add((await SignInAsync(app.From($"198.51.100.{i}, 203.0.113.3"), "nobody@example.org", "wrong")).StatusCode);
        }

        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("evil.example", "/", HttpStatusCode.BadRequest)]
    [InlineData("evil.example:443", "/signin", HttpStatusCode.BadRequest)]
    [InlineData("crm.example.org.evil.example", "/api/v1/catalogue", HttpStatusCode.BadRequest)]
    [InlineData("evil.example", "/health/live", HttpStatusCode.OK)]
    [InlineData("10.1.2.3:8080", "/health/ready", HttpStatusCode.OK)]
    [InlineData(ProxiedApp.Host, "/", HttpStatusCode.OK)]
    [InlineData("CRM.example.org:443", "/", HttpStatusCode.OK)]
    public async Task Only_its_own_name_is_answered_to(string host, string path, HttpStatusCode expected)
    {
        var client = app.From("203.0.113.4");
        client.DefaultRequestHeaders.Host = host;

        (await client.GetAsync(path)).StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Browsers_come_back_over_https_only_and_keep_cookies_to_it()
    {
        var page = await app.From("203.0.113.5").GetAsync("/signin");

        page.Headers.GetValues("Strict-Transport-Security").Single().ShouldStartWith("max-age=");
        page.Headers.GetValues("Set-Cookie").ShouldAllBe(c => c.Contains("; secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_redirect_leads_to_the_public_address()
    {
        var target = (await app.From("203.0.113.6").GetAsync("/leads")).Headers.Location!;

        (!target.IsAbsoluteUri || target.GetLeftPart(UriPartial.Authority) == $"https://{ProxiedApp.Host}").ShouldBeTrue(target.ToString());
    }

    [Fact]
    public async Task Nobody_may_frame_the_form_until_a_site_is_named() =>
        (await app.From("203.0.113.7").GetAsync("/quote")).Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");

    private static Task<HttpResponseMessage> SignInAsync(HttpClient client, string email, string password) => client.PostAsJsonAsync("/api/v1/auth/token", new { email, password });
}

/// <summary>The same without a word about proxies.</summary>
public sealed class UnproxiedApp : TestApp
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("LeadCrm:Demo", "false"), new("LeadCrm:RateLimits:SignIns", "5")];
}

public sealed class WithoutAProxyTests(UnproxiedApp app) : IClassFixture<UnproxiedApp>
{
    [Fact]
    public async Task Nobody_is_believed_to_be_a_proxy()
    {
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            var client = app.Client();
            client.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.51.100.{i}");
            answers.Add((await client.PostAsJsonAsync("/api/v1/auth/token", new { email = "nobody@example.org", password = "wrong" })).StatusCode);
        }

        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
    }
}
