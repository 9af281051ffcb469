using System.Globalization;
using System.Text.RegularExpressions;

namespace LeadCrm.Infrastructure.EmbeddedPostgres;

/// <summary>The programs of one PostgreSQL version.</summary>
/// <param name="Folder">Holds <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>, or the client programs.</param>
/// <param name="Major">15, 16, 17 …</param>
public sealed record PostgresBinaries(string Folder, int Major)
{
    /// <summary>The oldest version that the SQL of this program is written for.</summary>
    public const int OldestMajor = 15;

    private const string Server = "postgres";

    private static readonly Regex s_version = new(@"\(PostgreSQL\) (?<major>\d+)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));

    internal string Program(string name) => Path.Combine(Folder, name);

    /// <summary>Finds programs that the account can run: of exactly the version that made the cluster, else the first that is new enough.</summary>
    internal static async Task<PostgresBinaries> FindAsync(
        string? explicitFolder, int? clusterMajor, ServerAccount account, CancellationToken cancellationToken)
    {
        var seen = new List<string>();
        foreach (var folder in BinariesSearch.Folders(explicitFolder, Server))
        {
            var (binaries, finding) = await ProbeAsync(folder, Server, account, cancellationToken);
            if (binaries is not null && (clusterMajor is { } major ? binaries.Major == major : binaries.Major >= OldestMajor))
                return binaries;

            seen.Add($"  {folder}: {finding}");
        }

        throw new EmbeddedPostgresException(NotFound(explicitFolder, clusterMajor, seen));
    }

    /// <summary>Finds a client program of a version that suits, or nothing.</summary>
    internal static async Task<PostgresBinaries?> FindClientAsync(string name, int oldestMajor, CancellationToken cancellationToken)
    {
        foreach (var folder in BinariesSearch.Folders(explicitFolder: null, name))
        {
            var (binaries, _) = await ProbeAsync(folder, name, ServerAccount.ThisProcess, cancellationToken);
            if (binaries?.Major >= oldestMajor)
                return binaries;
        }

        return null;
    }

    private static async Task<(PostgresBinaries? Binaries, string Finding)> ProbeAsync(
        string folder, string name, ServerAccount account, CancellationToken cancellationToken)
    {
        var program = Path.Combine(folder, name);
        if (!File.Exists(program))
            return (null, $"no program named {name}");

        try
        {
            NpmPackage.Complete(folder);
            var outcome = await new ChildProgram(program, "--version") { Account = account }.RunAsync(cancellationToken);
            var version = s_version.Match(outcome.Output);
            return outcome.Succeeded && version.Success
                ? (new PostgresBinaries(folder, int.Parse(version.Groups["major"].ValueSpan, CultureInfo.InvariantCulture)), outcome.Output.Trim())
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
}
