namespace LeadCrm.TestSupport.Programs;

/// <summary>A data folder that is gone afterwards.</summary>
public sealed class ProgramFolder : IDisposable
{
    public ProgramFolder()
    {
        Path = Directory.CreateTempSubdirectory("leadcrm-test-").FullName;
        // Root's PostgreSQL runs as another user, who has to pass through.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, (UnixFileMode)0b111_101_101);
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
