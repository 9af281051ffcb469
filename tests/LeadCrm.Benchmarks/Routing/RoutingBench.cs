using System.Diagnostics;
using System.Runtime.CompilerServices;
using LeadCrm.Application.Access;
using LeadCrm.Application.Routing;
using LeadCrm.Infrastructure.EmbeddedPostgres;
using LeadCrm.Migrations;
using LeadCrm.TestSupport;
using LeadCrm.TestSupport.UseCases;
using LeadCrm.Web.Hosting;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LeadCrm.Benchmarks.Routing;

/// <summary>
/// Qualified leads routed among 200 clinics, reasons, offers, messages and timeline stored, on the embedded PostgreSQL with its
/// default durability. The floor is the same rows copied once more inside the database, table by table.
/// </summary>
internal static class RoutingBench
{
    private const int Clinics = 200;
    private static readonly int[] s_sizes = [1_000, 10_000, 100_000];
    private static readonly string[] s_written = ["routing_decisions", "assignments", "journal", "messages"];

    public static async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        using var folder = new BenchFolder();
        await using var cluster = await EmbeddedCluster.StartAsync(new EmbeddedPostgresOptions(folder.Path), NullLogger.Instance, ct);
        await Migrator.MigrateAsync(cluster.OwnerConnectionString, "leadcrm_app", ct);
        await using var services = UseCaseServices.Build(LeadCrmTemplate.Configuration(), cluster.ApplicationConnectionString, TimeProvider.System);
        await FirstData.WriteAsync(services, demo: false, ct);
        await RoutingLoad.AddClinicsAsync(services, Clinics, ct);
        // A server that has been running: the runtime compiles hot code anew after some thousand calls.
        await RoutingLoad.AddQualifiedAsync(services, 30_000, ct);
        await DrainAsync(services, ct);
        foreach (var size in s_sizes)
        {
            await RoutingLoad.AddQualifiedAsync(services, size, ct);
            await SettleAsync(cluster, ct);
            var marks = await CountsAsync(cluster, ct);
            var watch = Stopwatch.StartNew();
            await DrainAsync(services, ct);
            var ours = size / watch.Elapsed.TotalSeconds;
            var floor = size / (await CopyOnceMoreAsync(cluster, marks, ct)).TotalSeconds;
            yield return new Measurement("routing", $"{size} leads x {Clinics} clinics", ours, floor, ours / floor, "leads/s", null, null);
        }
    }

    private static async Task DrainAsync(IServiceProvider services, CancellationToken ct)
    {
        bool more;
        do
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
            more = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RouteLeads(), ct);
        }
        while (more);
    }

    /// <summary>What the server does by itself within a minute of so large a load; in between it would be measured, or not, by chance.</summary>
    private static async Task SettleAsync(EmbeddedCluster cluster, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(cluster.OwnerConnectionString);
        await ExecuteAsync(database, "VACUUM ANALYZE leads, case_summaries", ct);
    }

    private static async Task<Dictionary<string, long>> CountsAsync(EmbeddedCluster cluster, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(cluster.OwnerConnectionString);
        var counts = new Dictionary<string, long>();
        foreach (var table in s_written)
        {
            await using var count = database.CreateCommand($"SELECT count(*) FROM {table}");
            counts[table] = (long)(await count.ExecuteScalarAsync(ct))!;
        }

        return counts;
    }

    private static async Task<TimeSpan> CopyOnceMoreAsync(EmbeddedCluster cluster, Dictionary<string, long> before, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(cluster.OwnerConnectionString);
        var spent = TimeSpan.Zero;
        foreach (var table in s_written)
        {
            await ExecuteAsync(database, $"DROP TABLE IF EXISTS floor_{table}; CREATE TABLE floor_{table} (LIKE {table} INCLUDING ALL)", ct);
            var watch = Stopwatch.StartNew();
            await ExecuteAsync(database, $"INSERT INTO floor_{table} SELECT * FROM {table} OFFSET {before[table]}", ct);
            spent += watch.Elapsed;
        }

        return spent;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(ct);
    }
}
