namespace LeadCrm.Infrastructure.Jobs;

/// <summary>
/// Lets one drain of a kind run in this process. A second one that comes meanwhile does not wait: it asks the running one to look
/// once more and is done, so that jobs never pile up behind a slow drain.
/// </summary>
public sealed class RunningDrains
{
    private const int Idle = 0;
    private const int Running = 1;
    private const int LookAgain = 2;

    private readonly int[] _states = new int[Enum.GetValues<Drain>().Length];

    /// <summary>Whether the caller may run; if not, the one that runs looks again.</summary>
    internal bool TryBegin(Drain drain)
    {
        ref var state = ref _states[(int)drain];
        while (true)
        {
            if (Interlocked.CompareExchange(ref state, Running, Idle) == Idle)
                return true;
            if (Interlocked.CompareExchange(ref state, LookAgain, Running) is Running or LookAgain)
                return false;
        }
    }

    /// <summary>Whether the caller is done; if not, somebody asked meanwhile and it must look again.</summary>
    internal bool TryEnd(Drain drain)
    {
        ref var state = ref _states[(int)drain];
        if (Interlocked.CompareExchange(ref state, Idle, Running) == Running)
            return true;
        Interlocked.Exchange(ref state, Running);
        return false;
    }

    /// <summary>The drain failed: whoever comes next begins anew.</summary>
    internal void Abort(Drain drain) => Interlocked.Exchange(ref _states[(int)drain], Idle);
}
