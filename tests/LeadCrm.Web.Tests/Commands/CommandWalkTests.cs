using LeadCrm.TestSupport.Programs;

namespace LeadCrm.Web.Tests.Commands;

/// <summary>The commands that bring data in, as they are typed, on the data folder of a demonstration.</summary>
public sealed class CommandWalkTests
{
    [Fact]
    public async Task Leads_are_seeded_and_history_is_imported_from_the_command_line()
    {
        using var folder = new ProgramFolder();
        var map = await WriteAsync(folder, "leads.json", """{ "kind": "leads", "columns": { "id": "externalId", "date": "createdAt", "origin": "source" } }""");
        var bookingMap = await WriteAsync(folder, "bookings.json", """{ "kind": "bookings", "columns": { "id": "externalId", "won": "bookedAt" } }""");
        var leads = await WriteAsync(folder, "leads.csv", "id,date,origin\nA-1,2026-03-01,organic\n,2026-03-02,organic\n");
        var bookings = await WriteAsync(folder, "bookings.csv", "id,won\nA-1,2026-04-01\n");

        (await DoAsync("seed", "--leads", "5", "--data", folder.Path)).ShouldContain("Added");
        await using (await RunningProgram.StartAsync(folder.Path))
        {
            // What was seeded first does not keep the demonstration out.
        }

        (await DoAsync("import", "leads", leads, "--map", map, "--data", folder.Path)).ShouldContain("2 rows: 1 added, 0 there already, 1 rejected");
        (await DoAsync("import", "bookings", bookings, "--map", bookingMap, "--data", folder.Path)).ShouldContain("1 rows: 1 added");
        var refused = await RunningProgram.CommandAsync("seed", "--leads", "-1", "--data", folder.Path);
        refused.Code.ShouldBe(1, refused.Output);
    }

    private static async Task<string> DoAsync(params string[] words)
    {
        var (code, output) = await RunningProgram.CommandAsync(words);
        code.ShouldBe(0, output);
        return output;
    }

    private static async Task<string> WriteAsync(ProgramFolder folder, string name, string content)
    {
        var path = Path.Combine(folder.Path, name);
        await File.WriteAllTextAsync(path, content);
        return path;
    }
}
