using LeadCrm.Domain.FollowUps;

namespace LeadCrm.Application.FollowUps;

/// <summary>Cancels planned messages that became pointless, in the transaction that made them so.</summary>
/// <param name="db">The database.</param>
public sealed class PlannedMessages(ILeadCrmDb db)
{
    /// <summary>Cancels everything that still waits for its time on a lead.</summary>
    /// <param name="leadId">The lead.</param>
    /// <param name="why">A code.</param>
    /// <param name="ct">Cancels.</param>
    public async Task CancelForLeadAsync(Guid leadId, string why, CancellationToken ct)
    {
        foreach (var message in await db.Messages.CurrentAsync(m => m.LeadId == leadId && m.Status == MessageStatus.Due, ct))
            message.Cancel(why);
    }

    /// <summary>Cancels one kind of message about one assignment.</summary>
    /// <param name="assignmentId">The assignment.</param>
    /// <param name="leadId">Its lead.</param>
    /// <param name="kinds">The kinds.</param>
    /// <param name="why">A code.</param>
    /// <param name="ct">Cancels.</param>
    public async Task CancelAsync(Guid leadId, Guid assignmentId, IReadOnlyCollection<MessageKind> kinds, string why, CancellationToken ct)
    {
        foreach (var message in await db.Messages.CurrentAsync(
            m => m.LeadId == leadId && m.AssignmentId == assignmentId && m.Status == MessageStatus.Due && kinds.Contains(m.Kind), ct))
            message.Cancel(why);
    }
}
