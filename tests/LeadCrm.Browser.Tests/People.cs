using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests;

/// <summary>The people of a story, each at a screen of their own.</summary>
internal sealed class People(SharedChromium chromium, Uri address) : IAsyncDisposable
{
    private readonly List<IPage> _screens = [];

    public async Task<IPage> PersonAsync(int width, int height, bool withScripts)
    {
        var profile = await chromium.ProfileAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "en-GB",
            TimezoneId = "Europe/London",
            JavaScriptEnabled = withScripts,
        });
        var page = await profile.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        _screens.Add(page);
        return page;
    }

    public async Task<IPage> SignedInAsync(string account, int width)
    {
        var page = await PersonAsync(width, 900, withScripts: true);
        await page.GotoAsync("/signin");
        await page.GetByLabel("E-mail").FillAsync($"{account}@demo.leadcrm.test");
        await page.GetByLabel("Password").FillAsync("Demo-2026!leads");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        return page;
    }

    /// <summary>Runs a story; when it fails, everybody's screen is kept as a picture. Afterwards everybody goes home: an open screen would go on asking the program for news.</summary>
    public async Task TellAsync(Func<Task> story)
    {
        try
        {
            await story();
        }
        catch
        {
            for (var i = 0; i < _screens.Count; i++)
                await _screens[i].KeepFailureAsync($"failed-{i}");
            throw;
        }
        finally
        {
            await DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var screen in _screens)
            await screen.Context.CloseAsync();
        _screens.Clear();
    }
}
