namespace LeadCrm.Domain.FollowUps;

/// <summary>
/// An item of a queue that could not be done: its tries are counted, it is tried again with growing pauses while the others go on, and
/// a person is told after a few. The row goes when the item succeeds.
/// </summary>
public sealed class FailedItem
{
    /// <summary>After this many tries a person is told; it is still tried again.</summary>
    public const int TriesBeforeTold = 3;

    private FailedItem() => (Queue, Failure) = (string.Empty, string.Empty);

    /// <summary>Begins to count.</summary>
    /// <param name="queue">The queue, as a code.</param>
    /// <param name="itemId">The item: the row that could not be done; empty for the queue as a whole.</param>
    /// <param name="leadId">The lead it belongs to, if it belongs to one.</param>
    /// <param name="at">When it first failed (UTC).</param>
    public FailedItem(string queue, Guid itemId, Guid? leadId, DateTimeOffset at)
        : this()
    {
        Queue = queue;
        ItemId = itemId;
        LeadId = leadId;
        FirstFailedAt = at;
    }

    /// <summary>The queue, as a code.</summary>
    public string Queue { get; private set; }

    /// <summary>The item; empty for the queue as a whole.</summary>
    public Guid ItemId { get; private set; }

    /// <summary>The lead it belongs to.</summary>
    public Guid? LeadId { get; private set; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; private set; }

    /// <summary>The kind of failure, without personal data.</summary>
    public string Failure { get; private set; }

    /// <summary>When it first failed (UTC).</summary>
    public DateTimeOffset FirstFailedAt { get; private set; }

    /// <summary>When it last failed (UTC).</summary>
    public DateTimeOffset LastFailedAt { get; private set; }

    /// <summary>Before this moment it is left alone (UTC).</summary>
    public DateTimeOffset NextTryAt { get; private set; }

    /// <summary>When a person was told (UTC).</summary>
    public DateTimeOffset? ToldAt { get; private set; }

    /// <summary>Counts a try that failed.</summary>
    /// <param name="failure">The kind of failure, without personal data.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="nextTry">When the queue itself tries again (UTC); null for the usual growing pause.</param>
    /// <returns>Whether a person has to be told now.</returns>
    public bool Failed(string failure, DateTimeOffset at, DateTimeOffset? nextTry = null)
    {
        Tries++;
        Failure = failure;
        LastFailedAt = at;
        NextTryAt = nextTry ?? at + RetryPause.After(Tries);
        if (Tries < TriesBeforeTold || ToldAt is not null)
            return false;
        ToldAt = at;
        return true;
    }
}
