using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LeadCrm.Infrastructure.EmbeddedPostgres;

namespace LeadCrm.TestSupport.Postgres;

/// <summary>A migrated database that nobody connects to and every test class clones.</summary>
public sealed class TemplateDatabase
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<TemplateDatabase>>> Made = new(StringComparer.Ordinal);

    private readonly EmbeddedCluster _cluster;
    private int _clones;

    private TemplateDatabase(EmbeddedCluster cluster, string name) => (_cluster, Name) = (cluster, name);

    public string Name { get; }

    /// <summary>Returns the template of this content; the first caller, in whichever process, migrates it.</summary>
    /// <param name="content">
    /// What the migrated database depends on, for example the module version id of the migrations assembly: other content, other template.
    /// </param>
    /// <param name="migrate">Migrates (and seeds, if wanted) the empty database behind the owner's connection string.</param>
    public static Task<TemplateDatabase> GetAsync(string content, Func<string, Task> migrate)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..16];
        return Made.GetOrAdd(hash, key => new(() => MakeAsync($"leadcrm_template_{key}", migrate))).Value;
    }

    public async Task<TestDatabase> CloneAsync()
    {
        var name = $"leadcrm_test_{Environment.ProcessId}_{Name[^4..]}_{Interlocked.Increment(ref _clones)}";
        await using var maintenance = await Maintenance.ConnectAsync(_cluster.OwnerConnectionString);
        await maintenance.DropDatabaseAsync(name);
        await maintenance.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {Name} STRATEGY FILE_COPY");
        return new TestDatabase(_cluster, name);
    }

    private static async Task<TemplateDatabase> MakeAsync(string name, Func<string, Task> migrate)
    {
        var cluster = await TestPostgres.GetAsync();
        await using var maintenance = await Maintenance.ConnectAsync(cluster.OwnerConnectionString);
        await maintenance.ExecuteAsync($"SELECT pg_advisory_lock(hashtext('{name}'))");
        if (!await maintenance.DatabaseExistsAsync(name))
            await BuildAsync(cluster, maintenance, name, migrate);

        // Closing the connection lets go of the lock.
        return new TemplateDatabase(cluster, name);
    }

    /// <summary>The name appears when the migration is through: half a template is never cloned.</summary>
    private static async Task BuildAsync(EmbeddedCluster cluster, Npgsql.NpgsqlConnection maintenance, string name, Func<string, Task> migrate)
    {
        var building = name + "_building";
        await maintenance.DropDatabaseAsync(building);
        await maintenance.ExecuteAsync($"CREATE DATABASE {building}");
        var owner = Maintenance.OnDatabase(cluster.OwnerConnectionString, building);
        await migrate(owner);
        Maintenance.ClearPool(owner);
        await maintenance.ExecuteAsync($"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{building}' AND usename = current_user");
        await maintenance.ExecuteAsync($"ALTER DATABASE {building} RENAME TO {name}");
    }
}
