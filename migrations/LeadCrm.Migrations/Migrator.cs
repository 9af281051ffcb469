using LeadCrm.Application.Access;
using LeadCrm.Infrastructure.Database;
using LeadCrm.Infrastructure.Jobs;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadCrm.Migrations;

/// <summary>
/// Brings a database to the version of this program, once, whoever else tries at the same time: an advisory lock lets one
/// through and the others find nothing left to do. Runs as the owner role and grants the application role what it needs.
/// </summary>
public static class Migrator
{
    // Any fixed number; it only has to be the same in every process.
    private const long LockKey = 0x4C454144_43524D01;

    /// <param name="ownerConnectionString">The role that owns the schema.</param>
    /// <param name="applicationRole">The role the program works as; null when it is the owner itself.</param>
    public static async Task MigrateAsync(string ownerConnectionString, string? applicationRole, CancellationToken ct = default)
    {
        await using var database = NpgsqlDataSource.Create(ownerConnectionString);
        await using var holder = await database.OpenConnectionAsync(ct);
        await ExecuteAsync(holder, $"SELECT pg_advisory_lock({LockKey})", ct);
        await using (var db = Context(database))
            await db.Database.MigrateAsync(ct);
        await ExecuteAsync(holder, "SELECT journal_continue()", ct);
        JobStorageSchema.Install(ownerConnectionString);
        if (applicationRole is not null)
            await ExecuteAsync(holder, ApplicationRole.Grants(applicationRole), ct);
        await ExecuteAsync(holder, $"SELECT pg_advisory_unlock({LockKey})", ct);
    }

    /// <summary>Whether this role may create tables, that is, whether it can migrate.</summary>
    public static async Task<bool> OwnsSchemaAsync(string connectionString, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand("SELECT has_schema_privilege(current_user, 'public', 'CREATE')");
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Migrations this program knows and the database does not have.</summary>
    public static async Task<IReadOnlyList<string>> PendingAsync(string connectionString, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var db = Context(database);
        return (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
    }

    private static LeadCrmDbContext Context(NpgsqlDataSource database) =>
        new((DbContextOptions<LeadCrmDbContext>)new DbContextOptionsBuilder<LeadCrmDbContext>().UseLeadCrm(database).Options, new CallerContext());

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
