using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Routing;

namespace LeadCrm.Domain.Assignments;

/// <content>
/// The clock of an open offer stands still while the clinic waits for something that it asked the coordinator for. The rule:
/// a question stops it, the answer lets it go on with the working time that was left; at most <see cref="MaxPauses"/> times, and
/// never longer than <see cref="LongestPauseDays"/> working days of the clinic, after which it goes on by itself, so that no
/// clinic can hold a case for ever.
/// </content>
public sealed partial class Assignment
{
    /// <summary>How often questions stop the clock of one offer; later ones are answered while it runs.</summary>
    public const int MaxPauses = 2;

    /// <summary>Working days of the clinic after which the clock goes on by itself: at the opening of the fifth working day after the question.</summary>
    public const int LongestPauseDays = 5;

    /// <summary>Since when the clock has stood still (UTC); null while it runs.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>When it goes on by itself (UTC); null while it runs.</summary>
    public DateTimeOffset? PauseEndsAt { get; private set; }

    /// <summary>The clinic's working time that was left when the clock stopped; null while it runs.</summary>
    public TimeSpan? WorkingTimeLeft { get; private set; }

    /// <summary>How often the clock has been stopped.</summary>
    public int Pauses { get; private set; }

    /// <summary>Whether another question would stop the clock.</summary>
    public bool MayPause => Status == AssignmentStatus.Offered && PausedAt is null && Pauses < MaxPauses;

    /// <summary>Whether the clock stands still.</summary>
    /// <param name="at">Now (UTC).</param>
    public bool IsPaused(DateTimeOffset at) => Status == AssignmentStatus.Offered && at < PauseEndsAt;

    /// <summary>
    /// A question about an open offer stops its clock. The deadline moves at once to where it will lie if nobody answers, so that
    /// the queue of expiring offers needs no second look and a forgotten pause ends without a job.
    /// </summary>
    /// <param name="hours">The clinic's working hours.</param>
    /// <param name="at">When it was asked (UTC).</param>
    /// <returns>False when the clock runs on: the offer was accepted already, the clock stands still already, or it was stopped often enough.</returns>
    /// <exception cref="BrokenRuleException"><c>offer-expired</c> after the deadline.</exception>
    public bool PauseForAnswer(WorkingHours hours, DateTimeOffset at)
    {
        RefuseAfterDeadline(at);
        if (PauseEndsAt <= at)
            ForgetPause();
        if (!MayPause)
            return false;
        var left = OfferDeadline.Left(hours, at, ExpiresAt);
        var ends = OfferDeadline.PauseEnd(hours, at, LongestPauseDays);
        (PausedAt, PauseEndsAt, WorkingTimeLeft) = (at, ends, left);
        ExpiresAt = OfferDeadline.Resume(hours, ends, left);
        Pauses++;
        return true;
    }

    /// <summary>
    /// The coordinator answered: the clock of an open offer goes on with the working time that was left, and a case that waited
    /// for the answer is under review again. After the pause's own end the clock runs already and keeps its deadline.
    /// </summary>
    /// <param name="hours">The clinic's working hours as they are now.</param>
    /// <param name="at">When (UTC).</param>
    /// <returns>Whether the clock stood still.</returns>
    /// <exception cref="BrokenRuleException"><c>assignment-over</c> when the case has ended for this clinic.</exception>
    public bool Answered(WorkingHours hours, DateTimeOffset at)
    {
        if (!IsLiving || (Status == AssignmentStatus.Offered && at >= ExpiresAt))
            throw new BrokenRuleException("assignment-over", "The case has ended for this clinic; it would not see the answer.");
        if (Status == AssignmentStatus.InfoRequested)
            MoveTo(AssignmentStatus.UnderReview);
        var stood = IsPaused(at);
        if (stood)
            ExpiresAt = OfferDeadline.Resume(hours, at, WorkingTimeLeft!.Value);
        ForgetPause();
        return stood;
    }

    private void ForgetPause() => (PausedAt, PauseEndsAt, WorkingTimeLeft) = (null, null, null);
}
