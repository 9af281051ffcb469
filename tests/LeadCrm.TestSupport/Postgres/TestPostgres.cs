using LeadCrm.Infrastructure.EmbeddedPostgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadCrm.TestSupport.Postgres;

/// <summary>
/// The PostgreSQL server of a test process, started on first use and stopped when the process ends. <c>./dev test</c> names one
/// folder for all projects, so that the template database is migrated once for all of them.
/// </summary>
public static class TestPostgres
{
    /// <summary>Names the folder of a cluster that outlives the process.</summary>
    public const string FolderVariable = "LEADCRM_TEST_POSTGRES";

    /// <summary>What a test writes may be lost in a power cut, but not when the server is killed.</summary>
    public static readonly IReadOnlyDictionary<string, string> ThrowAwaySettings = new Dictionary<string, string>
    {
        ["fsync"] = "off",
        ["full_page_writes"] = "off",
        ["shared_buffers"] = "128MB",
        ["max_connections"] = "300",
    };

    private static readonly Lazy<Task<EmbeddedCluster>> Shared = new(StartAsync);

    public static Task<EmbeddedCluster> GetAsync() => Shared.Value;

    private static async Task<EmbeddedCluster> StartAsync()
    {
        var shared = Environment.GetEnvironmentVariable(FolderVariable);
        var folder = shared ?? Path.Combine(Path.GetTempPath(), $"leadcrm-tests-{Guid.NewGuid():N}");
        var cluster = await EmbeddedCluster.StartAsync(
            new EmbeddedPostgresOptions(folder) { Settings = ThrowAwaySettings }, NullLogger.Instance);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Leave(cluster, shared is null ? folder : null);
        return cluster;
    }

    private static void Leave(EmbeddedCluster cluster, string? ownFolder)
    {
        cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();
        if (ownFolder is not null)
            Directory.Delete(ownFolder, recursive: true);
    }
}
