using LeadCrm.Application.Access;
using LeadCrm.Domain.Assignments;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Assignments;

internal static class AssignmentLookup
{
    /// <summary>The assignment to change, or 404; another clinic's is filtered away by the database layer.</summary>
    public static async Task<Assignment> AssignmentAsync(this ILeadCrmDb db, Guid id, CancellationToken ct) =>
        await db.Assignments.FirstOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFoundException();
}
