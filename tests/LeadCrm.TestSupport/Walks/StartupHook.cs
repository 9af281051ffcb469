#pragma warning disable CA1050, MA0047, S3903 // The runtime finds a start-up hook by this name only, outside of any namespace.
/// <summary>Starts the recorder inside a program that a test runs as a process of its own (DOTNET_STARTUP_HOOKS).</summary>
internal static class StartupHook
{
    public static void Initialize() => LeadCrm.TestSupport.Walks.WalkRecorder.Start();
}
#pragma warning restore CA1050, MA0047, S3903
