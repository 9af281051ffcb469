using System.Runtime.Versioning;
using LeadCrm.TestSupport.Programs;

namespace LeadCrm.Web.Tests.Hosting;

/// <summary>A demo and a production on one machine, as processes.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class RunAndStartTests
{
    private const UnixFileMode OthersMode = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    [Fact]
    public async Task Production_does_not_start_on_a_demos_data_and_a_demo_leaves_nothing_for_others_to_read()
    {
        using var folder = new ProgramFolder();
        await using (var demo = await RunningProgram.StartAsync(folder.Path, demoLeads: 200))
        {
            using var client = new HttpClient { BaseAddress = demo.Address };
            (await client.GetAsync("/signin")).EnsureSuccessStatusCode();
        }

        var start = await EndedProgram.RunAsync(["start", "--port", RunningProgram.FreePort().ToString(), "--data", folder.Path]);

        start.ExitCode.ShouldBe(1, start.Words);
        start.Words.ShouldContain("demo accounts");
        Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
            .Where(f => (File.GetUnixFileMode(f) & OthersMode) != UnixFileMode.None)
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_word_about_folders_they_do_not_share_one()
    {
        var (run, start) = (await EndedProgram.RunAsync(["run", "--help"]), await EndedProgram.RunAsync(["start", "--help"]));

        run.Words.ShouldContain("else .data");
        run.Words.ShouldNotContain("else .data-production");
        start.Words.ShouldContain("else .data-production");
    }

    [Theory]
    [InlineData("Kestrel__Endpoints__Open__Url", "http://0.0.0.0:0")]
    [InlineData("ASPNETCORE_Kestrel__Endpoints__Open__Url", "http://[::]:0")]
    [InlineData("DOTNET_Kestrel__Endpoints__Open__Url", "http://*:0")]
    public async Task A_demo_is_not_opened_to_the_network(string name, string value)
    {
        using var folder = new ProgramFolder();

        var run = await EndedProgram.RunAsync(["run", "--port", RunningProgram.FreePort().ToString(), "--data", folder.Path], [new(name, value)]);

        run.ExitCode.ShouldBe(1, run.Words);
        run.Words.ShouldContain("127.0.0.1 only");
    }

    [Fact]
    public async Task Believing_every_forwarded_header_is_refused_in_words()
    {
        using var folder = new ProgramFolder();

        var run = await EndedProgram.RunAsync(
            ["run", "--port", RunningProgram.FreePort().ToString(), "--data", folder.Path], [new("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true")]);

        run.ExitCode.ShouldBe(1, run.Words);
        run.Words.ShouldContain("LeadCrm__KnownProxies");
    }
}
