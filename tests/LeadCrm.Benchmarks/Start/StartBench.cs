using System.Runtime.CompilerServices;

namespace LeadCrm.Benchmarks.Start;

/// <summary>From nothing to ready, and ready again on the same data.</summary>
internal static class StartBench
{
    private const int LaterStarts = 3;

    public static async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        using var folder = new BenchFolder();
        yield return await OnceAsync("first start", folder.Path, ct);
        for (var i = 1; i <= LaterStarts; i++)
            yield return await OnceAsync($"later start {i}", folder.Path, ct);
    }

    private static async Task<Measurement> OnceAsync(string size, string folder, CancellationToken ct)
    {
        await using var program = await PublishedProgram.StartAsync(folder, ct);
        return new Measurement("start", size, program.ReadyAfter.TotalSeconds, null, null, "s", null, null);
    }
}
