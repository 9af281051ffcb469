using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Routing;

/// <summary>
/// When a clinic must have answered. Deadlines run in the clinic's own working hours; while the clinic waits for records
/// that it asked for, the clock stands still: keep <see cref="Left"/> when it starts to wait, and <see cref="Resume"/> with it.
/// </summary>
public static class OfferDeadline
{
    /// <summary>
    /// The longest that an offer or a wait lasts on the clock, whatever hours and closed days a clinic states: a patient waits. Two weeks
    /// leave room for the longest public holidays.
    /// </summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    /// <summary>The working hours that apply: the policy's for the priority, or the clinic's own agreement when that is shorter.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="priority">Priority of the case.</param>
    /// <param name="agreedHours">Working hours that the clinic agreed to.</param>
    public static TimeSpan Allowance(PolicyDefinition policy, RoutingPriority priority, int agreedHours) =>
        TimeSpan.FromHours(Math.Min(policy.Deadlines[priority], agreedHours));

    /// <summary>The deadline of an offer.</summary>
    /// <param name="hours">The clinic's working hours.</param>
    /// <param name="offeredAt">When the offer is made.</param>
    /// <param name="allowance">Working time to answer.</param>
    /// <returns>The moment, UTC.</returns>
    public static DateTimeOffset Set(WorkingHours hours, DateTimeOffset offeredAt, TimeSpan allowance) =>
        AtMost(hours.AddWorkingTime(offeredAt, allowance), offeredAt);

    /// <summary>Working time left at a moment; zero when the deadline has passed.</summary>
    /// <param name="hours">The clinic's working hours.</param>
    /// <param name="at">The moment at which the clock stops.</param>
    /// <param name="dueAt">The deadline as it stands.</param>
    public static TimeSpan Left(WorkingHours hours, DateTimeOffset at, DateTimeOffset dueAt) => hours.WorkingTimeBetween(at, dueAt);

    /// <summary>The deadline after a wait.</summary>
    /// <param name="hours">The clinic's working hours.</param>
    /// <param name="at">The moment at which the clock goes on.</param>
    /// <param name="left">What was left when it stopped.</param>
    /// <returns>The moment, UTC.</returns>
    public static DateTimeOffset Resume(WorkingHours hours, DateTimeOffset at, TimeSpan left) => AtMost(hours.AddWorkingTime(at, left), at);

    /// <summary>When a wait ends by itself: at the opening of the n-th working day after the day on which it began, holidays not counted.</summary>
    /// <param name="hours">The clinic's working hours.</param>
    /// <param name="at">When the clock stopped.</param>
    /// <param name="workingDays">How many working days, at least 1.</param>
    /// <returns>The moment, UTC.</returns>
    public static DateTimeOffset PauseEnd(WorkingHours hours, DateTimeOffset at, int workingDays)
    {
        var opens = at;
        for (var day = 0; day < workingDays; day++)
            opens = hours.AddWorkingTime(hours.StartOfDay(hours.LocalDay(opens).AddDays(1)), TimeSpan.Zero);
        return AtMost(opens, at);
    }

    private static DateTimeOffset AtMost(DateTimeOffset due, DateTimeOffset from) => due - from > Longest ? (from + Longest).ToUniversalTime() : due;
}
