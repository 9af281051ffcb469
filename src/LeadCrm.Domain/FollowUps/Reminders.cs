namespace LeadCrm.Domain.FollowUps;

/// <summary>The series of reminders after something was asked of the patient.</summary>
public static class Reminders
{
    /// <summary>On which days after the question a reminder goes out.</summary>
    public static readonly IReadOnlyList<int> Days = [1, 3, 7];

    /// <summary>Plans the whole series; what becomes pointless is cancelled when the patient answers.</summary>
    /// <param name="kind">Which reminder.</param>
    /// <param name="leadId">The lead.</param>
    /// <param name="assignmentId">The assignment asked about.</param>
    /// <param name="subjectId">What was asked about: the assignment, or the quote.</param>
    /// <param name="at">When it was asked (UTC).</param>
    /// <param name="timeZone">The patient's zone (IANA).</param>
    public static IEnumerable<Message> Plan(MessageKind kind, Guid leadId, Guid assignmentId, Guid subjectId, DateTimeOffset at, string? timeZone) =>
        Days.Select(day => new Message(kind, leadId, subjectId, at, SendingTime.After(at, day, timeZone), day, assignmentId: assignmentId));
}
