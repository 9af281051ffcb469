using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using LeadCrm.Infrastructure.EmbeddedPostgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadCrm.Benchmarks.Intake;

/// <summary>
/// Quote requests over 16 connections against the published program, beside pgbench writing the same rows to the same tables with
/// 16 clients, one transaction each, on the same server in the same run.
/// </summary>
internal static class IntakeBench
{
    private const int Connections = 16;
    private static readonly TimeSpan s_longestAnswer = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_measured = TimeSpan.FromSeconds(12);

    public static async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        using var folder = new BenchFolder();
        await using var cluster = await EmbeddedCluster.StartAsync(new EmbeddedPostgresOptions(folder.Path), NullLogger.Instance, ct);
        // The limit protects a public form from one address; here one address is the whole load.
        await using var program = await PublishedProgram.StartAsync(folder.Path, ct, new Dictionary<string, string>
        {
            ["LeadCrm__RateLimits__QuoteRequests"] = "100000000",
            ["LeadCrm__Roles"] = "Web",
        });
        await LoadAsync(program.Address, s_warmUp, ct);
        var (perSecond, latencies) = await LoadAsync(program.Address, s_measured, ct);
        var floor = await PgBench.RunAsync(cluster, IntakeFloor.Script, Connections, s_measured, ct);
        latencies.Sort();
        yield return new Measurement(
            "intake", $"{Connections} connections", perSecond, floor, perSecond / floor, "leads/s", latencies[latencies.Count / 2], latencies[(int)(latencies.Count * 0.95)]);
    }

    private static async Task<(double PerSecond, List<double> Latencies)> LoadAsync(Uri address, TimeSpan duration, CancellationToken ct)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = Connections };
        using var client = new HttpClient(handler) { BaseAddress = address, Timeout = s_longestAnswer };
        var watch = Stopwatch.StartNew();
        var workers = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => WorkAsync(client, watch, duration, ct), ct)));
        var all = workers.SelectMany(l => l).ToList();
        return (all.Count / watch.Elapsed.TotalSeconds, all);
    }

    private static async Task<List<double>> WorkAsync(HttpClient client, Stopwatch watch, TimeSpan duration, CancellationToken ct)
    {
        var latencies = new List<double>();
        while (watch.Elapsed < duration)
        {
            using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(IntakeRequest.Json(Guid.NewGuid())));
            body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            var began = Stopwatch.GetTimestamp();
            using var answer = await client.PostAsync("/api/v1/quote-requests", body, ct);
            if (answer.StatusCode != HttpStatusCode.Created)
                throw new InvalidOperationException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(ct)}");
            latencies.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return latencies;
    }
}
