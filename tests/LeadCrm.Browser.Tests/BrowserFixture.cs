using LeadCrm.TestSupport.Programs;
using LeadCrm.TestSupport.Web;
using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests;

/// <summary>The program with its demo data, listening in this process, and a real Chromium in front of it.</summary>
public class BrowserFixture(SharedChromium chromium) : IAsyncLifetime
{
    private Host? _host;
    private People? _people;

    /// <summary>Settings of the program beyond its own.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string?>> Settings => [];

    public Uri Address => _host!.Address;

    /// <summary>Where the mails lie, since there is no mail server.</summary>
    public string OutboxFolder => Path.Combine(_host!.DataFolder, "outbox");

    public async ValueTask InitializeAsync()
    {
        _host = new Host(Settings);
        await _host.InitializeAsync();
        _people = new People(chromium, Address);
    }

    /// <summary>A person at a screen of their own.</summary>
    public Task<IPage> PersonAsync(int width = 1280, int height = 900, bool withScripts = true) => _people!.PersonAsync(width, height, withScripts);

    /// <summary>A person signed in with a demo account.</summary>
    public Task<IPage> SignedInAsync(string account, int width = 1280) => _people!.SignedInAsync(account, width);

    /// <inheritdoc cref="People.TellAsync"/>
    public Task TellAsync(Func<Task> story) => _people!.TellAsync(story);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_people is not null)
            await _people.DisposeAsync();
        if (_host is not null)
            await _host.DisposeAsync();
    }

    /// <summary>Links in mails and pages lead to where it listens, as they do when it is started by its command.</summary>
    private sealed class Host(IEnumerable<KeyValuePair<string, string?>> settings) : TestApp
    {
        private readonly string _url = $"http://127.0.0.1:{RunningProgram.FreePort()}";

        protected override string Url => _url;

        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("LeadCrm:PublicUrl", _url), .. settings];
    }
}
