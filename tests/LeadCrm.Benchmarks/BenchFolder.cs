namespace LeadCrm.Benchmarks;

/// <summary>A data folder that is gone afterwards.</summary>
internal sealed class BenchFolder : IDisposable
{
    public BenchFolder()
    {
        Path = Directory.CreateTempSubdirectory("leadcrm-bench-").FullName;
        // Root's PostgreSQL runs as another user, who has to pass through.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, (UnixFileMode)0b111_101_101);
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
