using LeadCrm.Application.Routing;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Infrastructure.Database.Routing;

/// <summary>What routing needs to know of leads beside the leads themselves, read for many at once.</summary>
internal static class LeadsToRoute
{
    public static async Task<List<LeadToRoute>> ReadAsync(LeadCrmDbContext db, IReadOnlyList<Lead> leads, CancellationToken ct)
    {
        var ids = leads.Select(l => l.Id).ToList();
        var assignments = (await db.Assignments.IgnoreQueryFilters()
                .Where(a => ids.Contains(a.LeadId))
                .Select(a => new { a.LeadId, Held = new HeldAssignment(a.ClinicId, a.Status, a.ExpiresAt) })
                .ToListAsync(ct))
            .ToLookup(a => a.LeadId, a => a.Held);
        var cases = (await db.StoredCases.IgnoreQueryFilters()
                .Where(c => ids.Contains(c.LeadId))
                .Select(c => new { c.LeadId, c.Id, c.CreatedAt })
                .ToListAsync(ct))
            .GroupBy(c => c.LeadId)
            .ToDictionary(g => g.Key, g => g.MaxBy(c => c.CreatedAt)!.Id);
        return [.. leads.Select(l => new LeadToRoute(l, [.. assignments[l.Id]], cases.TryGetValue(l.Id, out var id) ? id : null))];
    }
}
