namespace LeadCrm.Application.FollowUps;

/// <summary>Counts what queues could not do, apart from the unit of work that failed.</summary>
public interface IFailedItems
{
    /// <summary>
    /// Counts a failed try and commits that. After a few a person is told: on the lead's timeline with a next step of ours, and in the
    /// administration's list.
    /// </summary>
    /// <param name="queue">One of <see cref="Queues"/>.</param>
    /// <param name="itemId">The item; empty for the queue as a whole.</param>
    /// <param name="leadId">The lead it belongs to, if it belongs to one.</param>
    /// <param name="failure">The kind of failure, without personal data.</param>
    /// <param name="ct">Cancels.</param>
    Task FailedAsync(string queue, Guid itemId, Guid? leadId, string failure, CancellationToken ct);

    /// <summary>Forgets failures of an item that succeeded.</summary>
    /// <param name="queue">One of <see cref="Queues"/>.</param>
    /// <param name="itemId">The item.</param>
    /// <param name="ct">Cancels.</param>
    Task DoneAsync(string queue, Guid itemId, CancellationToken ct);
}
