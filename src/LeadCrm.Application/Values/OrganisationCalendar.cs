using LeadCrm.Domain.Values;

namespace LeadCrm.Application.Values;

/// <summary>
/// The calendar in which the organisation counts: days and months of reports, and days in files that name no zone. Set by
/// <c>LeadCrm__TimeZone</c>; UTC when it is not.
/// </summary>
/// <param name="Calendar">The zone's calendar.</param>
public sealed record OrganisationCalendar(ZonedCalendar Calendar)
{
    /// <summary>The organisation's day of a moment.</summary>
    /// <param name="at">The moment.</param>
    public DateOnly DayOf(DateTimeOffset at) => Calendar.DayOf(at);

    /// <summary>What counts when nothing is set.</summary>
    public static OrganisationCalendar Utc { get; } = new(ZonedCalendar.Utc);
}
