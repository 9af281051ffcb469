using LeadCrm.Domain.Assignments;

namespace LeadCrm.Domain.Tests.Assignments;

internal static class AssignmentMaking
{
    public static readonly DateTimeOffset OfferedAt = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Deadline = OfferedAt.AddHours(24);
    public static readonly SealedText Sealed = new([1, 2, 3]);

    public static Assignment Offer(Guid? id = null) =>
        new(id ?? Guid.CreateVersion7(OfferedAt), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), 1, OfferedAt, Deadline);

    /// <summary>An assignment in any state, as the database would give it back: some endings have no verb yet.</summary>
    public static Assignment In(AssignmentStatus status)
    {
        var assignment = Offer();
        if (status != AssignmentStatus.Offered)
            typeof(Assignment).GetProperty(nameof(Assignment.Status))!.SetValue(assignment, status);
        return assignment;
    }

    public static Assignment AcceptedOffer()
    {
        var assignment = Offer();
        assignment.Accept(OfferedAt.AddHours(1));
        return assignment;
    }
}
