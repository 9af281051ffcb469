using LeadCrm.Application.Access;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Clinics;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Assignments;

internal static class AssignmentLookup
{
    /// <summary>The assignment to change, or 404; another clinic's is filtered away by the database layer.</summary>
    public static async Task<Assignment> AssignmentAsync(this ILeadCrmDb db, Guid id, CancellationToken ct) =>
        await db.Assignments.FirstOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFoundException();

    /// <summary>Full names known from the request, which a clinic must not read before its time.</summary>
    public static async Task<IReadOnlyList<string>> KnownNamesAsync(this ILeadCrmDb db, Guid leadId, CancellationToken ct)
    {
        var names = await db.Leads.Where(l => l.Id == leadId).Select(l => new { Requester = l.Requester.FullName, Patient = l.Patient.FullName }).SingleAsync(ct);
        return [.. new[] { names.Requester, names.Patient }.OfType<string>()];
    }

    /// <summary>The hours in which a clinic's deadlines run.</summary>
    public static async Task<WorkingHours> HoursOfAsync(this ILeadCrmDb db, Guid clinicId, CancellationToken ct) =>
        (await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == clinicId, ct)).WorkingHours
        ?? throw new BrokenRuleException("clinic-without-hours", "The clinic has stated no working hours, so no deadline can run.");
}
