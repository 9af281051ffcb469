using System.Threading.Channels;

namespace LeadCrm.Infrastructure.Jobs;

/// <summary>
/// After a commit the process only raises a flag; one enqueuer turns flags into at most one job per kind and quarter of a second.
/// A raised flag that is lost with the process costs nothing: a recurring drain looks every few seconds.
/// </summary>
public sealed class DrainSignals
{
    private readonly Channel<Drain> _raised = Channel.CreateUnbounded<Drain>(new UnboundedChannelOptions { SingleReader = true });
    private readonly int[] _pending = new int[Enum.GetValues<Drain>().Length];

    public void Raise(Drain drain)
    {
        if (Interlocked.Exchange(ref _pending[(int)drain], 1) == 0)
            _raised.Writer.TryWrite(drain);
    }

    internal ChannelReader<Drain> Raised => _raised.Reader;

    /// <summary>From here on a new flag leads to a new job.</summary>
    internal void Taken(Drain drain) => Interlocked.Exchange(ref _pending[(int)drain], 0);
}
