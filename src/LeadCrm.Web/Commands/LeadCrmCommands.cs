using System.CommandLine;
using LeadCrm.Infrastructure.EmbeddedPostgres;

namespace LeadCrm.Web.Commands;

/// <summary>What the program can be told on the command line; <c>./dev</c> passes its own words on to here.</summary>
internal static class LeadCrmCommands
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("LeadCrm: leads for medical travel, from the article to aftercare.")
        {
            ServeCommand.Run(), ServeCommand.Start(), MigrateCommand.Create(), SeedCommand.Create(), ImportCommand.Create(), AdminCommand.Create(), BackupCommands.Backup(), BackupCommands.Restore(),
        };
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is EmbeddedPostgresException or CommandRefusedException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}

/// <summary>A command cannot do what was asked; the message is for the person at the terminal.</summary>
internal sealed class CommandRefusedException(string message) : Exception(message);
