using LeadCrm.Domain.Assignments;

namespace LeadCrm.Application.Assignments;

/// <summary>The clock of an offer stands still, because the clinic waits for an answer.</summary>
/// <param name="Since">Since when (UTC).</param>
/// <param name="EndsAt">When it goes on by itself (UTC).</param>
/// <param name="Left">The clinic's working time that is left to answer the offer once it goes on.</param>
public sealed record OfferPause(DateTimeOffset Since, DateTimeOffset EndsAt, TimeSpan Left)
{
    /// <summary>The pause of an assignment; null while its clock runs.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="at">Now (UTC).</param>
    public static OfferPause? Of(Assignment assignment, DateTimeOffset at) =>
        assignment.IsPaused(at) ? new(assignment.PausedAt!.Value, assignment.PauseEndsAt!.Value, assignment.WorkingTimeLeft!.Value) : null;
}
