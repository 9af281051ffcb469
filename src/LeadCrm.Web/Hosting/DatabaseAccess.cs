using LeadCrm.Infrastructure;
using LeadCrm.Infrastructure.EmbeddedPostgres;
using LeadCrm.Migrations;
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
        var cluster = await EmbeddedCluster.StartAsync(new EmbeddedPostgresOptions(Path.GetFullPath(settings.DataFolder)), logger, ct);
        return new DatabaseAccess(cluster.ApplicationConnectionString, cluster.OwnerConnectionString, cluster);
    }

    /// <summary>Migrates with the owner's rights, or, when only one role is configured, with that one.</summary>
    public Task MigrateAsync(ILogger logger, CancellationToken ct)
    {
        var owner = OwnerConnectionString ?? ConnectionString;
        var (ownerRole, applicationRole) = (RoleOf(owner), RoleOf(ConnectionString));
        if (ownerRole != applicationRole)
            return Migrator.MigrateAsync(owner, applicationRole, ct);
        logger.LogWarning("The program works as the owner of its tables, so that it could change audit rows; set ConnectionStrings__LeadCrmOwner to another role");
        return Migrator.MigrateAsync(owner, applicationRole: null, ct);
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string? RoleOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Username;
}
