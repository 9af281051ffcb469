using System.Globalization;

namespace LeadCrm.Infrastructure.EmbeddedPostgres;

/// <summary>The folders in which PostgreSQL's programs may be, the most deliberate choice first.</summary>
/// <remarks>Debian's <c>/usr/bin/pg_dump</c> links to a wrapper script; such a folder has no program of that name and drops out.</remarks>
internal static class BinariesSearch
{
    private static readonly string[] Parents = ["/usr/lib/postgresql", "/usr/local/lib/postgresql", "/opt/postgresql"];

    private static readonly string[] HomebrewParents = ["/opt/homebrew/opt", "/usr/local/opt", "/home/linuxbrew/.linuxbrew/opt"];

    private static readonly string[] Single =
        ["/usr/local/pgsql/bin", "/Applications/Postgres.app/Contents/Versions/latest/bin", "/usr/libexec/postgresql"];

    public static IEnumerable<string> Folders(string? explicitFolder, string program)
    {
        if (!string.IsNullOrWhiteSpace(explicitFolder))
            return [Path.GetFullPath(explicitFolder), Path.GetFullPath(Path.Combine(explicitFolder, "bin"))];

        return OnPath(program)
            .Concat(Parents.SelectMany(parent => Versions(parent, "*")))
            .Concat(Versions("/usr", "pgsql-*"))
            .Concat(HomebrewParents.SelectMany(parent => Versions(parent, "postgresql@*")))
            .Concat(Single)
            .Concat(NpmPackage.Folders())
            .Where(folder => File.Exists(Path.Combine(folder, program)))
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>A link to one program says where all of them are: <c>/usr/local/bin/postgres</c> often is one.</summary>
    private static IEnumerable<string> OnPath(string name)
        => from entry in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
           let program = new FileInfo(Path.Combine(entry, name))
           where program.Exists
           select Path.GetDirectoryName(program.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? program.FullName)!;

    private static IEnumerable<string> Versions(string parent, string pattern)
        => !Directory.Exists(parent)
            ? []
            : Directory.EnumerateDirectories(parent, pattern)
                .OrderByDescending(VersionOf)
                .Select(version => Path.Combine(version, "bin"));

    private static double VersionOf(string folder)
    {
        var digits = Path.GetFileName(folder).TrimStart([.. "postgresql@-"]);
        return double.TryParse(digits, CultureInfo.InvariantCulture, out var version) ? version : 0;
    }
}
