using Npgsql;

namespace LeadCrm.TestSupport.Postgres;

/// <summary>A connection to the database <c>postgres</c>, from which others are made and dropped.</summary>
internal static class Maintenance
{
    public static async Task<NpgsqlConnection> ConnectAsync(string ownerConnectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(ownerConnectionString) { Database = "postgres", Pooling = false };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    // Database names cannot be parameters; the callers make them of letters, digits and underscores.
#pragma warning disable CA2100
    public static async Task ExecuteAsync(this NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
#pragma warning restore CA2100

    /// <summary>
    /// Drops a database with whoever is still connected to it. An autovacuum worker belongs to the superuser, so that forcing is refused
    /// while one is at work; it gives way to a drop without force.
    /// </summary>
    public static async Task DropDatabaseAsync(this NpgsqlConnection connection, string name)
    {
        const int Attempts = 5;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await connection.ExecuteAsync($"DROP DATABASE IF EXISTS {name} {(attempt % 2 == 1 ? "WITH (FORCE)" : "")}");
                return;
            }
            catch (PostgresException e) when (attempt < Attempts && (e.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ObjectInUse))
            {
                // The other way next.
            }
        }
    }

    public static async Task<bool> DatabaseExistsAsync(this NpgsqlConnection connection, string name)
    {
        await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = name });
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    public static string OnDatabase(string connectionString, string database)
        => new NpgsqlConnectionStringBuilder(connectionString) { Database = database }.ConnectionString;

    public static void ClearPool(string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(connection);
    }
}
