using System.Runtime.InteropServices;

namespace LeadCrm.Infrastructure.Files;

/// <summary>
/// What the program writes holds personal data or keys: mails, rejected rows, backups, databases. With this mask every file of the
/// process is its owner's alone, also those of libraries and of programs that it starts; nobody has to think of it file by file.
/// </summary>
public static class FileMask
{
    private const uint GroupAndOthers = 0b000_111_111;

    public static void OwnerOnly()
    {
        if (!OperatingSystem.IsWindows())
            _ = SetMask(GroupAndOthers);
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);
}
