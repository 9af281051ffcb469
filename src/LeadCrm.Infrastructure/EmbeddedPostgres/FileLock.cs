namespace LeadCrm.Infrastructure.EmbeddedPostgres;

/// <summary>
/// A lock on a file that the kernel drops when its process ends, however it ends. No process id is written down that
/// another process could carry later.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    // The error numbers of a lock that somebody else holds; any other error is an error.
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    private readonly FileStream _stream;

    private FileLock(FileStream stream) => _stream = stream;

    public void Dispose() => _stream.Dispose();

    /// <summary>Waits until nobody else holds the lock.</summary>
    public static async Task<FileLock> TakeAsync(string path, CancellationToken cancellationToken)
    {
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (true)
        {
            if (TryTake(path) is { } taken)
                return taken;

            if (Environment.TickCount64 > deadline)
                throw new EmbeddedPostgresException($"Another LeadCrm has been starting or stopping the database for {Patience.TotalMinutes} minutes ({path}).");

            await Task.Delay(Pause, cancellationToken);
        }
    }

    public static FileLock? TryTake(string path) => Open(path, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Any number may share; who wants it alone waits for all of them.</summary>
    public static FileLock Share(string path)
    {
        TryTake(path)?.Dispose();
        return Open(path, FileAccess.Read, FileShare.Read)
            ?? throw new EmbeddedPostgresException($"{path} is locked by another program.");
    }

    private static FileLock? Open(string path, FileAccess access, FileShare share)
    {
        try
        {
            var mode = access == FileAccess.Read ? FileMode.Open : FileMode.OpenOrCreate;
            return new FileLock(new FileStream(path, mode, access, share));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new EmbeddedPostgresException(
                $"{path} belongs to another user. Start LeadCrm as the user who made the data folder, or choose another one with --data.", exception);
        }
        catch (IOException exception) when (exception.HResult is WouldBlockOnLinux or WouldBlockOnMac)
        {
            return null;
        }
    }
}
