using LeadCrm.Infrastructure;
using LeadCrm.Infrastructure.EmbeddedPostgres;
using LeadCrm.Migrations;
using LeadCrm.Web.Commands;
using Npgsql;

namespace LeadCrm.Web.Hosting;

/// <summary>
/// The database a process works on: the one that is configured, or the embedded one of the data folder, which is stopped when the
/// last process leaves it.
/// </summary>
internal sealed class DatabaseAccess : IAsyncDisposable
{
    private readonly EmbeddedCluster? _cluster;

    private DatabaseAccess(string application, string? owner, EmbeddedCluster? cluster) =>
        (ConnectionString, OwnerConnectionString, _cluster) = (application, owner, cluster);

    /// <summary>The application role's.</summary>
    public string ConnectionString { get; }

    /// <summary>The owner role's; null when only one connection string is configured.</summary>
    public string? OwnerConnectionString { get; }

    public bool IsEmbedded => _cluster is not null;

    public static async Task<DatabaseAccess> OpenAsync(IConfiguration configuration, ILogger logger, CancellationToken ct)
    {
        if (configuration.GetConnectionString("LeadCrm") is { Length: > 0 } given)
            return new DatabaseAccess(given, configuration.GetConnectionString("LeadCrmOwner"), cluster: null);
        var settings = configuration.GetSection(LeadCrmSettings.Section).Get<LeadCrmSettings>() ?? new LeadCrmSettings();
        var cluster = await EmbeddedCluster.StartAsync(new EmbeddedPostgresOptions(Path.GetFullPath(settings.DataFolder), configuration["LeadCrm:PostgresBinaries"]), logger, ct);
        return new DatabaseAccess(cluster.ApplicationConnectionString, cluster.OwnerConnectionString, cluster);
    }

    /// <summary>
    /// Migrates with the owner's rights. A process that was given only the application's role does not migrate: it insists that
    /// somebody has.
    /// </summary>
    public async Task MigrateAsync(ILogger logger, CancellationToken ct)
    {
        var applicationRole = RoleOf(ConnectionString);
        if (OwnerConnectionString is { } owner && RoleOf(owner) != applicationRole)
        {
            await Migrator.MigrateAsync(owner, applicationRole, ct);
        }
        else if (await Migrator.OwnsSchemaAsync(ConnectionString, ct))
        {
            logger.LogWarning("The program works as the owner of its tables and could change audit rows; give it a role of its own and the owner's in ConnectionStrings__LeadCrmOwner");
            await Migrator.MigrateAsync(ConnectionString, applicationRole: null, ct);
        }
        else if (await Migrator.PendingAsync(ConnectionString, ct) is { Count: > 0 } pending)
        {
            throw new CommandRefusedException($"The database misses {pending.Count} migration(s); run 'migrate' with ConnectionStrings__LeadCrmOwner set.");
        }
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string? RoleOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Username;
}
