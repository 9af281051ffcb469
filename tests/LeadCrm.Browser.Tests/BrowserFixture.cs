using LeadCrm.TestSupport.Programs;
using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests;

/// <summary>The program with its demo data and a real Chromium in front of it.</summary>
public class BrowserFixture : IAsyncLifetime
{
    private readonly ProgramFolder _folder = new();
    private RunningProgram? _program;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private readonly List<IPage> _people = [];

    /// <summary>Settings of the program beyond its own.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> Environment => [];

    public Uri Address => _program!.Address;

    public string Outbox => Path.Combine(_folder.Path, "outbox");

    public async ValueTask InitializeAsync()
    {
        _program = await RunningProgram.StartAsync(_folder.Path, Environment);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    /// <summary>A person at a screen of their own.</summary>
    public async Task<IPage> PersonAsync(int width = 1280, int height = 900, bool withScripts = true)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "en-GB",
            TimezoneId = "Europe/London",
            JavaScriptEnabled = withScripts,
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        _people.Add(page);
        return page;
    }

    /// <summary>A person signed in with a demo account.</summary>
    public async Task<IPage> SignedInAsync(string account, int width = 1280)
    {
        var page = await PersonAsync(width);
        await page.GotoAsync("/signin");
        await page.GetByLabel("E-mail").FillAsync($"{account}@demo.leadcrm.test");
        await page.GetByLabel("Password").FillAsync("Demo-2026!leads");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        return page;
    }

    /// <summary>Runs a story; when it fails, everybody's screen is kept as a picture.</summary>
    public async Task TellAsync(Func<Task> story)
    {
        try
        {
            await story();
        }
        catch
        {
            for (var i = 0; i < _people.Count; i++)
                await _people[i].ShootAsync($"failed-{i}", fullPage: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_program is not null)
            await _program.DisposeAsync();
        _folder.Dispose();
    }
}
