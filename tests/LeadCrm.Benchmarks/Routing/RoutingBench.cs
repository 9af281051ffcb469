namespace LeadCrm.Benchmarks.Routing;

internal static class RoutingBench
{
    public static IAsyncEnumerable<Measurement> RunAsync(CancellationToken ct) => AsyncEnumerable.Empty<Measurement>();
}
