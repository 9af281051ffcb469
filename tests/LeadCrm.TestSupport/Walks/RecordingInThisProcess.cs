using System.Runtime.CompilerServices;

namespace LeadCrm.TestSupport.Walks;

internal static class RecordingInThisProcess
{
#pragma warning disable CA2255 // The tests of a process have no common beginning of their own.
    [ModuleInitializer]
    public static void Begin() => WalkRecorder.Start();
#pragma warning restore CA2255
}
