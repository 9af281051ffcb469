using LeadCrm.Application.Leads;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Assignments;

/// <summary>
/// Brings a lead to where its assignments are. This is the one place that loads a lead on behalf of a clinic's act; the lead
/// never leaves it.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="clock">Deadlines of the next steps.</param>
public sealed class LeadProgress(ILeadCrmDb db, ITriageClock clock)
{
    /// <summary>Follows a change of one assignment within the present unit of work.</summary>
    /// <param name="changed">The assignment, already changed.</param>
    /// <param name="by">Whose act it was.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="lookFurther">Whether the next candidate should be looked for.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The lead, for planning messages in the same unit of work.</returns>
    public async Task<Lead> FollowAsync(Assignment changed, Actor by, DateTimeOffset at, bool lookFurther, CancellationToken ct)
    {
        var lead = await db.Leads.IgnoreQueryFilters().SingleAsync(l => l.Id == changed.LeadId, ct);
        var others = await db.Assignments.IgnoreQueryFilters().AsNoTracking()
            .Where(a => a.LeadId == changed.LeadId && a.Id != changed.Id)
            .Select(a => a.Status)
            .ToListAsync(ct);
        lead.FollowAssignments([.. others, changed.Status], by, at, clock.QuoteDue(at), lookFurther);
        return lead;
    }
}
