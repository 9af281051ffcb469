using System.Globalization;
using System.Text.RegularExpressions;

namespace LeadCrm.Infrastructure.EmbeddedPostgres;

/// <summary>What a running server says of itself in <c>postmaster.pid</c>; the file outlives a server that was killed.</summary>
internal sealed record PostmasterFile(int ProcessId, int? Port, bool IsReady)
{
    public const string Name = "postmaster.pid";

    private static readonly Regex s_port = new(@"\bport=(?<port>\d+)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));

    public static string PathIn(string cluster) => Path.Combine(cluster, Name);

    /// <summary>Process id, folder and start time: the lines that stay the same as long as the server runs.</summary>
    public static string[] Identity(string cluster) => [.. File.ReadLines(PathIn(cluster)).Take(3)];

    /// <summary>The port of the last start, so that a restarted server is found where its users look for it.</summary>
    public static int? LastPort(string cluster)
    {
        var options = Path.Combine(cluster, "postmaster.opts");
        var port = File.Exists(options) ? s_port.Match(File.ReadAllText(options)) : Match.Empty;
        return port.Success ? int.Parse(port.Groups["port"].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    public static PostmasterFile? Read(string cluster)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(PathIn(cluster));
        }
        catch (FileNotFoundException)
        {
            return null;
        }

        // Lines: process id, folder, start time, port, socket folder, address, shared memory, status. A starting server has not written all.
        return lines.Length > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var processId)
            ? new PostmasterFile(
                processId,
                lines.Length > 3 && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port) ? port : null,
                lines.Length > 7 && lines[7].Trim() == "ready")
            : null;
    }
}
