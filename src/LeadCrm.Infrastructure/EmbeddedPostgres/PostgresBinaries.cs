using System.Globalization;
using System.Text.RegularExpressions;

namespace LeadCrm.Infrastructure.EmbeddedPostgres;

/// <summary>The server programs of one PostgreSQL version.</summary>
/// <param name="Folder">Holds <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>.</param>
/// <param name="Major">15, 16, 17 …</param>
public sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>The oldest version that the SQL of this program is written for.</summary>
    public const int OldestMajor = 15;

    internal string Program(string name) => Path.Combine(Folder, name);

    /// <summary>Finds programs that the account can run: of exactly the version that made the cluster, else the first that is new enough.</summary>
    internal static async Task<PostgresBinaries> FindAsync(
        string? explicitFolder, int? clusterMajor, ServerAccount account, CancellationToken cancellationToken)
    {
        var seen = new List<string>();
        foreach (var folder in BinariesSearch.Folders(explicitFolder))
        {
            var (binaries, finding) = await ProbeAsync(folder, account, cancellationToken);
            if (binaries is not null && (clusterMajor is { } major ? binaries.Major == major : binaries.Major >= OldestMajor))
                return binaries;

            seen.Add($"  {folder}: {finding}");
        }

        throw new EmbeddedPostgresException(NotFound(explicitFolder, clusterMajor, seen));
    }

    private static async Task<(PostgresBinaries? Binaries, string Finding)> ProbeAsync(
        string folder, ServerAccount account, CancellationToken cancellationToken)
    {
        var program = Path.Combine(folder, "postgres");
        if (!File.Exists(program))
            return (null, "no program named postgres");

        try
        {
            NpmPackage.Complete(folder);
            var outcome = await new ChildProgram(program, "--version") { Account = account }.RunAsync(cancellationToken);
            var version = VersionNumber().Match(outcome.Output);
            return outcome.Succeeded && version.Success
                ? (new PostgresBinaries(folder, int.Parse(version.Value, CultureInfo.InvariantCulture)), outcome.Output.Trim())
                : (null, outcome.Words);
        }
        catch (Exception exception) when (exception is EmbeddedPostgresException or IOException or UnauthorizedAccessException)
        {
            return (null, exception.Message);
        }
    }

    private static string NotFound(string? explicitFolder, int? clusterMajor, List<string> seen)
    {
        var wanted = clusterMajor is { } major
            ? $"The database was made by PostgreSQL {major}, and no programs of that version were found"
            : $"No PostgreSQL {OldestMajor} or newer was found";
        var where = explicitFolder is null ? "" : $" in {explicitFolder}";
        var remedy = OperatingSystem.IsMacOS()
            ? $"brew install postgresql@{clusterMajor ?? 17}"
            : clusterMajor is null ? "sudo apt-get install postgresql" : $"sudo apt-get install postgresql-{clusterMajor}";
        return $"{wanted}{where}. Install it ({remedy}), or set ConnectionStrings__LeadCrm to a server of your own."
            + (seen.Count == 0 ? "" : "\nLooked at:\n" + string.Join('\n', seen));
    }

    [GeneratedRegex(@"(?<=\(PostgreSQL\) )\d+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionNumber();
}
