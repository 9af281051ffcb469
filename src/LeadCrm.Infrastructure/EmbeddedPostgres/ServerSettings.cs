namespace LeadCrm.Infrastructure.EmbeddedPostgres;

/// <summary>
/// The settings of the private server, given on its command line at each start. Durability stays at PostgreSQL's defaults:
/// an acknowledged write survives a power cut.
/// </summary>
internal static class ServerSettings
{
    private const long Megabyte = 1024 * 1024;

    public static string CommandLine(int port, IReadOnlyDictionary<string, string> overrides)
    {
        var settings = new Dictionary<string, string>
        {
            ["port"] = $"{port}",
            ["listen_addresses"] = "127.0.0.1",
            ["unix_socket_directories"] = "",
            ["max_connections"] = "200",
            ["shared_buffers"] = $"{SharedBuffers()}MB",
            ["work_mem"] = "16MB",
            ["maintenance_work_mem"] = "128MB",
            ["max_wal_size"] = "2GB",
            // What a long transaction writes reaches the disk while it goes on, so that its commit waits for the rest only.
            ["wal_writer_delay"] = "20ms",
            ["random_page_cost"] = "1.1",
            ["jit"] = "off",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            // Statements and the details of constraint errors hold personal data, which no log may.
            ["log_error_verbosity"] = "terse",
            ["log_min_error_statement"] = "panic",
            ["log_parameter_max_length_on_error"] = "0",
            ["log_checkpoints"] = "off",
        };
        foreach (var (name, value) in overrides)
            settings[name] = value;

        return string.Join(' ', settings.Select(setting => $"-c {setting.Key}='{setting.Value}'"));
    }

    /// <summary>An eighth of the memory this process may use, so that the web host, a browser and the desktop keep theirs.</summary>
    private static long SharedBuffers()
        => Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Megabyte / 8, 64, 1024);
}
