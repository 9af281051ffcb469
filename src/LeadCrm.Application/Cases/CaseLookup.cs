using LeadCrm.Application.Access;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Quotes;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Cases;

/// <summary>What belongs to the case of a personal link; anything else is not there.</summary>
internal static class CaseLookup
{
    public static async Task<Lead> OwnLeadAsync(this ILeadCrmDb db, Caller caller, CancellationToken ct) =>
        await db.Leads.FirstOrDefaultAsync(l => l.Id == caller.LeadId, ct) ?? throw new NotFoundException();

    public static async Task<(Lead Lead, Assignment Assignment)> OwnAssignmentAsync(this ILeadCrmDb db, Caller caller, Guid assignmentId, CancellationToken ct)
    {
        var assignment = await db.Assignments.FirstOrDefaultAsync(a => a.Id == assignmentId && a.LeadId == caller.LeadId, ct) ?? throw new NotFoundException();
        return (await db.OwnLeadAsync(caller, ct), assignment);
    }

    public static async Task<(Lead Lead, Assignment Assignment, Quote Quote)> OwnQuoteAsync(this ILeadCrmDb db, Caller caller, Guid quoteId, CancellationToken ct)
    {
        var quote = await db.Quotes.FirstOrDefaultAsync(q => q.Id == quoteId && q.LeadId == caller.LeadId, ct) ?? throw new NotFoundException();
        var (lead, assignment) = await db.OwnAssignmentAsync(caller, quote.AssignmentId, ct);
        return (lead, assignment, quote);
    }
}
