using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using LeadCrm.Application.Access;
using LeadCrm.Infrastructure.Identity;
using LeadCrm.TestSupport.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Access;

/// <summary>The program with accounts of its own and a real browser, and every way in that an account has.</summary>
public partial class OpenDoors(SharedChromium chromium) : TestApp
{
    private const string Password = "slow green lamps over tea";
    private readonly List<IBrowserContext> _profiles = [];

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var profile in _profiles)
            await profile.CloseAsync();
        await base.DisposeAsync();
    }

    public async Task<string> NewAccountAsync(Roles roles, Guid? clinic = null)
    {
        var email = $"{Guid.NewGuid():N}@people.example.org";
        await InScopeAsync(Caller.System, services => services.GetRequiredService<UserAccounts>().EnsureAsync(email, "Somebody", roles, clinic, Password));
        return email;
    }

    public async Task<T> InScopeAsync<T>(Caller caller, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(caller);
        return await act(scope.ServiceProvider);
    }

    public async Task<HttpClient> TokenAsync(string email)
    {
        var client = Client();
        var answer = await client.PostAsJsonAsync("/api/v1/auth/token", new { email, password = Password });
        answer.EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
        return client;
    }

    /// <summary>Signs in like a browser, and hands out the cookie as a thief would keep it: it is sent again whatever the server says.</summary>
    public async Task<HttpClient> CookieAsync(string email)
    {
        var jar = new CookieContainer();
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = jar }) { BaseAddress = Address };
        await PostFormAsync(browser, "/signin", new() { ["email"] = email, ["password"] = Password });
        var kept = Client();
        kept.DefaultRequestHeaders.Add("Cookie", jar.GetCookieHeader(Address));
        return kept;
    }

    /// <summary>Presses the button of <c>/signout</c> with a kept cookie.</summary>
    public static async Task SignOutAsync(HttpClient browser)
    {
        var page = await browser.GetAsync("/signout");
        var token = Antiforgery().Match(await page.Content.ReadAsStringAsync()).Groups["value"].Value;
        var answer = await browser.PostAsync("/signout", new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token }));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    /// <summary>A window of a real browser, signed in.</summary>
    public async Task<IPage> WindowAsync(string email)
    {
        var context = await chromium.ProfileAsync(new BrowserNewContextOptions { BaseURL = Address.ToString(), ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        _profiles.Add(context);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        await page.GotoAsync("/signin");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.SignedInAsync();
        return page;
    }

    /// <summary>Asks again until it is so; the browser and the server tell each other in their own time.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(300));
        while (!await holds())
            await tick.WaitForNextTickAsync(patience.Token);
    }

    private static async Task PostFormAsync(HttpClient browser, string path, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = Antiforgery().Match(await browser.GetStringAsync(path)).Groups["value"].Value;
        (await browser.PostAsync(path, new FormUrlEncodedContent(fields))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Antiforgery();
}
