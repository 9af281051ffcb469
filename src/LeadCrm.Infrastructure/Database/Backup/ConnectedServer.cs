using System.Globalization;
using LeadCrm.Infrastructure.EmbeddedPostgres;
using Npgsql;

namespace LeadCrm.Infrastructure.Database.Backup;

/// <summary>The server behind a connection string, and PostgreSQL's client programs that fit its version.</summary>
internal sealed record ConnectedServer(NpgsqlConnectionStringBuilder Settings, int Major, long Tables)
{
    public string Database => Settings.Database ?? Settings.Username!;

    public static async Task<ConnectedServer> LookAsync(string connectionString, CancellationToken cancellationToken)
    {
        const string Question = """
            SELECT current_setting('server_version_num')::int / 10000,
                   (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema')
            """;
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand(Question);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new ConnectedServer(new NpgsqlConnectionStringBuilder(connectionString), row.GetInt32(0), row.GetInt64(1));
    }

    public async Task RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        // A client reads and writes servers of its own version and older ones.
        var binaries = await PostgresBinaries.FindClientAsync(program, Major, cancellationToken)
            ?? throw new EmbeddedPostgresException(
                $"{program} of PostgreSQL {Major} or newer was not found. Install PostgreSQL's client programs, for example: sudo apt-get install postgresql-client-{Major}");
        var outcome = await new ChildProgram(binaries.Program(program), arguments) { Environment = Surroundings() }.RunAsync(cancellationToken);
        if (!outcome.Succeeded)
            throw new EmbeddedPostgresException($"{program} failed:\n{outcome.Words}");
    }

    /// <summary>The environment keeps the password out of the list of processes. With several hosts, libpq takes the first that answers.</summary>
    private Dictionary<string, string> Surroundings()
        => new()
        {
            ["PGHOST"] = Settings.Host ?? "localhost",
            ["PGPORT"] = Settings.Port.ToString(CultureInfo.InvariantCulture),
            ["PGDATABASE"] = Database,
            ["PGUSER"] = Settings.Username ?? "",
            ["PGPASSWORD"] = Settings.Password ?? "",
            ["PGTARGETSESSIONATTRS"] = "read-write",
        };
}
