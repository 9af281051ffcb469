using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using LeadCrm.Infrastructure.EmbeddedPostgres;
using LeadCrm.TestSupport;
using Npgsql;

namespace LeadCrm.Benchmarks;

/// <summary>PostgreSQL's own load generator: what the machine can do without us.</summary>
internal static partial class PgBench
{
    /// <returns>Transactions per second.</returns>
    public static async Task<double> RunAsync(EmbeddedCluster cluster, string script, int clients, TimeSpan duration, CancellationToken ct)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, script, ct);
        var database = new NpgsqlConnectionStringBuilder(cluster.ApplicationConnectionString);
        var info = new ProcessStartInfo("pgbench",
        [
            "--no-vacuum", "--client", clients.ToString(CultureInfo.InvariantCulture), "--jobs", "2", "--protocol", "prepared",
            "--time", ((int)duration.TotalSeconds).ToString(CultureInfo.InvariantCulture), "--file", file,
            "--host", database.Host!, "--port", database.Port.ToString(CultureInfo.InvariantCulture), "--username", database.Username!, database.Database!,
        ])
        { RedirectStandardOutput = true };
        info.Environment["PGPASSWORD"] = database.Password;
        using var process = Process.Start(info)!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        await Patience.EndOfAsync("pgbench to end", process, duration + TimeSpan.FromMinutes(1));
        File.Delete(file);
        return process.ExitCode == 0 ? double.Parse(Tps().Match(await output).Groups["tps"].Value, CultureInfo.InvariantCulture) : throw new InvalidOperationException(await output);
    }

    [GeneratedRegex(@"tps = (?<tps>[0-9.]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tps();
}
