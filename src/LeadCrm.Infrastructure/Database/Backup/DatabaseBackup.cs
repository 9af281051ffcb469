using LeadCrm.Infrastructure.EmbeddedPostgres;
using LeadCrm.Infrastructure.Files;
using Npgsql;

namespace LeadCrm.Infrastructure.Database.Backup;

/// <summary>
/// Writes a whole database to one file and reads it back, with PostgreSQL's own programs. Connect as the owner of the tables.
/// The file holds personal data in the clear, except what is sealed in the database, and not the key that opens it.
/// </summary>
public static class DatabaseBackup
{
    /// <summary>Writes a consistent picture of the database while others go on working; the file appears when it is whole.</summary>
    /// <param name="ownerConnectionString">The role that owns the tables.</param>
    /// <param name="file">Must not exist; readable by its maker alone.</param>
    /// <param name="cancellationToken">Ends the program that writes.</param>
    /// <exception cref="EmbeddedPostgresException">With a message for the person at the terminal.</exception>
    public static async Task CreateAsync(string ownerConnectionString, string file, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(file);
        if (File.Exists(target))
            throw new EmbeddedPostgresException($"{target} exists already. Choose another name; a backup is never overwritten.");

        var server = await ConnectedServer.LookAsync(ownerConnectionString, cancellationToken);
        var unfinished = target + ".part";
        PrivateFile.CreateEmpty(unfinished);
        try
        {
            await server.RunAsync("pg_dump", ["--format=custom", "--no-password", "--file", unfinished], cancellationToken);
            File.Move(unfinished, target);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Reads a backup into an empty database, in one transaction: all of it or nothing.</summary>
    /// <param name="ownerConnectionString">The role that will own the tables. The role the application works as must exist.</param>
    /// <param name="file">What <see cref="CreateAsync"/> wrote.</param>
    /// <param name="cancellationToken">Ends the program that reads; the database stays empty.</param>
    /// <exception cref="EmbeddedPostgresException">The database is not empty, or the file is not a backup.</exception>
    public static async Task RestoreAsync(string ownerConnectionString, string file, CancellationToken cancellationToken)
    {
        var source = Path.GetFullPath(file);
        if (!File.Exists(source))
            throw new EmbeddedPostgresException($"There is no file {source}.");

        var server = await ConnectedServer.LookAsync(ownerConnectionString, cancellationToken);
        if (server.Tables > 0)
            throw new EmbeddedPostgresException(
                $"The database '{server.Database}' has {server.Tables} tables already. Restore into an empty one: choose a new folder with --data, or a new database.");

        string[] arguments =
            ["--no-password", "--no-owner", "--single-transaction", "--exit-on-error", "--dbname", server.Database, source];
        await server.RunAsync("pg_restore", arguments, cancellationToken);
        await AnalyseAsync(ownerConnectionString, cancellationToken);
    }

    /// <summary>A backup has no statistics, and without them the first queries take bad plans.</summary>
    private static async Task AnalyseAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var analyse = database.CreateCommand("ANALYZE");
        analyse.CommandTimeout = 0;
        await analyse.ExecuteNonQueryAsync(cancellationToken);
    }
}
