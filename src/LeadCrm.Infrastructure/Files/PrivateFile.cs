using LeadCrm.Infrastructure.EmbeddedPostgres;

namespace LeadCrm.Infrastructure.Files;

/// <summary>Files and folders with the narrowest mode that works.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;

    /// <summary>The account of the server has to pass through a folder of root's, without seeing what else is in it.</summary>
    private const UnixFileMode PassableFolder = OwnerFolder | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows() || Directory.Exists(path))
            return;

        Create(path, Environment.IsPrivilegedProcess ? PassableFolder : OwnerFolder);
    }

    /// <summary>One that was made before, by whatever, is narrowed.</summary>
    public static void CreateOwnerFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Create(path, OwnerFolder);
    }

    private static void Create(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            return;

        try
        {
            Directory.CreateDirectory(path, mode);
            // Whatever the process's mask took away, or an older folder allows.
            File.SetUnixFileMode(path, mode);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException($"The folder {path} cannot be made: {exception.Message}", exception);
        }
    }

    /// <summary>Replaces the file as a whole: a reader sees the old text or the new one.</summary>
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var beside = path + ".new";
        CreateEmpty(beside);
        await File.WriteAllTextAsync(beside, text, cancellationToken);
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Makes a new file before another program writes into it, so that it is never open to others.</summary>
    public static void CreateEmpty(string path)
    {
        File.Delete(path);
        try
        {
            CreateNew(path).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException($"{path} cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>Makes a file that was not there, to be written by this process.</summary>
    public static FileStream CreateNew(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }
}
