using LeadCrm.Application.Access;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Leads;
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

    /// <summary>Who the patient of a case is, for hiding it from a clinic; looked up past the clinic's filter, and never shown to it.</summary>
    public static async Task<KnownIdentity> IdentityOfAsync(this ILeadCrmDb db, Guid leadId, CancellationToken ct)
    {
        var lead = await db.Leads.IgnoreQueryFilters().AsNoTracking().Where(l => l.Id == leadId).Select(l => new { l.Requester, l.Patient }).SingleAsync(ct);
        return new KnownIdentity([.. new[] { lead.Requester.FullName, lead.Patient.FullName }.OfType<string>()], lead.Requester.Email, lead.Requester.Phone);
    }

    /// <summary>
    /// The same as far as the clinic has ever been told it in this case; nothing otherwise. Whoever was not told cannot have written it
    /// down, and an answer that compares words with it would let them try names and addresses until one is right.
    /// </summary>
    public static async Task<KnownIdentity> ToldIdentityAsync(this ILeadCrmDb db, Guid assignmentId, Guid leadId, CancellationToken ct) =>
        await db.IdentityReleases.AnyAsync(r => r.AssignmentId == assignmentId, ct) ? await db.IdentityOfAsync(leadId, ct) : new KnownIdentity([], Email: null, Phone: null);

    /// <summary>The hours in which a clinic's deadlines run.</summary>
    public static async Task<WorkingHours> HoursOfAsync(this ILeadCrmDb db, Guid clinicId, CancellationToken ct) =>
        (await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == clinicId, ct)).WorkingHours
        ?? throw new BrokenRuleException("clinic-without-hours", "The clinic has stated no working hours, so no deadline can run.");
}
