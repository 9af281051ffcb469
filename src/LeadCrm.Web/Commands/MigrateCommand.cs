using System.CommandLine;

namespace LeadCrm.Web.Commands;

/// <summary>Brings the database to this version and writes the reference data, once, before web and worker start.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var data = CommandOptions.Data();
        var command = new Command("migrate", "Brings the database to the version of this program.") { data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await CommandSession.OpenAsync(parsed.GetValue(data), ct);
            await Console.Out.WriteLineAsync("The database is up to date.");
            return 0;
        });
        return command;
    }
}
