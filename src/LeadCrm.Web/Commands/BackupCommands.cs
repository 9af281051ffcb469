using System.CommandLine;
using LeadCrm.Infrastructure.Database.Backup;
using LeadCrm.Web.Hosting;

namespace LeadCrm.Web.Commands;

/// <summary>The whole database to one file and back.</summary>
internal static class BackupCommands
{
    public static Command Backup() => Create(
        "backup", "Writes the whole database to FILE; it holds personal data, keep it accordingly.", DatabaseBackup.CreateAsync, "is written. The master key is not in it: keep that elsewhere.");

    public static Command Restore() => Create(
        "restore", "Reads a backup into an empty database.", DatabaseBackup.RestoreAsync, "is restored.");

    private static Command Create(string name, string description, Func<string, string, CancellationToken, Task> act, string done)
    {
        var file = new Argument<string>("file") { Description = "The backup file" };
        var data = CommandOptions.Data();
        var command = new Command(name, description) { file, data };
        command.SetAction(async (parsed, ct) =>
        {
            var configuration = ProgramConfiguration.Create(Environments.Production, parsed.GetValue(data)).Configuration;
            using var logs = ProgramConfiguration.StartupLogs(configuration);
            await using var database = await DatabaseAccess.OpenAsync(configuration, logs.CreateLogger("LeadCrm"), ct);
            await act(database.OwnerConnectionString ?? database.ConnectionString, parsed.GetRequiredValue(file), ct);
            Console.WriteLine($"{parsed.GetValue(file)} {done}");
            return 0;
        });
        return command;
    }
}
