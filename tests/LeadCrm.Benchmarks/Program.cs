using LeadCrm.Benchmarks;
using LeadCrm.Benchmarks.Intake;
using LeadCrm.Benchmarks.Routing;
using LeadCrm.Benchmarks.Simulate;
using LeadCrm.Benchmarks.Start;

var benches = new Dictionary<string, Func<CancellationToken, IAsyncEnumerable<Measurement>>>(StringComparer.Ordinal)
{
    ["start"] = StartBench.RunAsync,
    ["intake"] = IntakeBench.RunAsync,
    ["routing"] = RoutingBench.RunAsync,
    ["next-candidate"] = NextCandidateBench.RunAsync,
    ["simulate"] = SimulateBench.RunAsync,
};

var json = Array.IndexOf(args, "--json") is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
var names = args.Where((a, i) => a != "--json" && (i == 0 || args[i - 1] != "--json")).ToList();
if (names.Find(n => !benches.ContainsKey(n)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"There is no bench '{unknown}'. There are: {string.Join(", ", benches.Keys)}.");
    return 1;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
var report = new MeasurementReport(json);
foreach (var name in names.Count > 0 ? names : [.. benches.Keys])
    await foreach (var measurement in benches[name](stop.Token))
        report.Add(measurement);
report.Print();
return 0;
