using System.Globalization;

namespace LeadCrm.Infrastructure.EmbeddedPostgres;

/// <summary>Tells a living server from a process that was given its number later, and from one that is dead but not yet reaped.</summary>
internal static class ServerProcesses
{
    public static async Task<bool> IsServerOfAsync(int processId, string cluster, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsLinux())
            return WorksIn($"/proc/{processId}", cluster);

        var process = await new ChildProgram("ps", "-o", "command=", "-p", $"{processId}").RunAsync(cancellationToken);
        return process.Output.Contains("postgres", StringComparison.Ordinal);
    }

    /// <summary>Whether processes of a killed server still work in the cluster: they end their statement before they notice.</summary>
    public static bool AnyLeftIn(string cluster)
        => OperatingSystem.IsLinux()
            && Directory.EnumerateDirectories("/proc")
                .Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _))
                .Any(folder => WorksIn(folder, cluster));

    /// <summary>
    /// Every process of a server works in the folder of its cluster. The file of the server is compared there rather than the
    /// folder's name, which may be spelled in several ways.
    /// </summary>
    private static bool WorksIn(string processFolder, string cluster)
    {
        try
        {
            var theirs = PostmasterFile.Identity(Path.Combine(processFolder, "cwd"));
            return theirs.SequenceEqual(PostmasterFile.Identity(cluster));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
