using LeadCrm.Application.Access;
using LeadCrm.Domain.Routing;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Routing;

internal static class DecisionLookup
{
    /// <summary>The decisions of a lead, newest first.</summary>
    public static IQueryable<StoredDecision> DecisionsOf(this ILeadCrmDb db, Guid leadId) =>
        db.RoutingDecisions.AsNoTracking().Where(d => d.LeadId == leadId).OrderByDescending(d => d.DecidedAt).ThenByDescending(d => d.Id);

    /// <summary>The newest one.</summary>
    /// <exception cref="NotFoundException">None was made.</exception>
    public static async Task<StoredDecision> NewestDecisionAsync(this ILeadCrmDb db, Guid leadId, CancellationToken ct) =>
        await db.DecisionsOf(leadId).FirstOrDefaultAsync(ct) ?? throw new NotFoundException();
}
