using LeadCrm.TestSupport.Programs;
using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Story;

/// <summary>The program as a stranger starts it, a process with a PostgreSQL of its own on an empty folder.</summary>
public sealed class FirstRunFixture(SharedChromium chromium) : IAsyncLifetime
{
    private readonly ProgramFolder _folder = new();
    private RunningProgram? _program;
    private People? _people;

    public Uri Address => _program!.Address;

    public async ValueTask InitializeAsync()
    {
        _program = await RunningProgram.StartAsync(_folder.Path);
        _people = new People(chromium, Address);
    }

    public Task<IPage> PersonAsync(int width = 1280, int height = 900) => _people!.PersonAsync(width, height, withScripts: true);

    public Task<IPage> SignedInAsync(string account, int width = 1280) => _people!.SignedInAsync(account, width);

    public Task TellAsync(Func<Task> story) => _people!.TellAsync(story);

    public async ValueTask DisposeAsync()
    {
        if (_people is not null)
            await _people.DisposeAsync();
        if (_program is not null)
            await _program.DisposeAsync();
        _folder.Dispose();
    }
}
