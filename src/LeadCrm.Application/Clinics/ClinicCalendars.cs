using LeadCrm.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Clinics;

/// <summary>The calendars in which clinics' days begin and end.</summary>
internal static class ClinicCalendars
{
    /// <summary>The calendar of a clinic.</summary>
    /// <param name="db">The database.</param>
    /// <param name="clinicId">The clinic.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<ZonedCalendar> CalendarOfAsync(this ILeadCrmDb db, Guid clinicId, CancellationToken ct) =>
        new(await db.Clinics.AsNoTracking().Where(c => c.Id == clinicId).Select(c => c.TimeZone).SingleAsync(ct));
}
