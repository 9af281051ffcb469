using LeadCrm.Infrastructure.EmbeddedPostgres;

namespace LeadCrm.TestSupport.Postgres;

/// <summary>One test class's own database; it is dropped when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly EmbeddedCluster _cluster;

    internal TestDatabase(EmbeddedCluster cluster, string name)
    {
        _cluster = cluster;
        Name = name;
        OwnerConnectionString = Maintenance.OnDatabase(cluster.OwnerConnectionString, name);
        ApplicationConnectionString = Maintenance.OnDatabase(cluster.ApplicationConnectionString, name);
    }

    public string Name { get; }

    public string OwnerConnectionString { get; }

    public string ApplicationConnectionString { get; }

    public async ValueTask DisposeAsync()
    {
        // A pool would hand out connections to a database that is gone.
        Maintenance.ClearPool(OwnerConnectionString);
        Maintenance.ClearPool(ApplicationConnectionString);
        await using var maintenance = await Maintenance.ConnectAsync(_cluster.OwnerConnectionString);
        await maintenance.DropDatabaseAsync(Name);
    }
}
