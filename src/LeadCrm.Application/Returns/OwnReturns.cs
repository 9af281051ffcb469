using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Returns;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Returns;

/// <summary>What the calling clinic has returned, measured against what was agreed.</summary>
/// <param name="db">The database, filtered to the clinic.</param>
/// <param name="house">What holds where nothing else is agreed with a clinic.</param>
public sealed class OwnReturns(ILeadCrmDb db, ReturnTerms house)
{
    /// <summary>What holds for a clinic today: what is agreed with it, else the house's terms.</summary>
    /// <param name="clinicId">The clinic.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<ReturnTerms> TermsAsync(Guid clinicId, CancellationToken ct)
    {
        var agreed = await db.Clinics.AsNoTracking().Where(c => c.Id == clinicId).Select(c => new { c.ReturnAgeDays, c.ReturnShare }).SingleOrDefaultAsync(ct);
        return house.With(agreed?.ReturnAgeDays, agreed?.ReturnShare);
    }

    /// <summary>Refuses a second return of the same case.</summary>
    /// <param name="assignmentId">The assignment.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="BrokenRuleException"><c>return-asked</c> while one waits; <c>return-decided</c> afterwards.</exception>
    public async Task RefuseSecondAsync(Guid assignmentId, CancellationToken ct)
    {
        var earlier = await db.LeadReturns.AsNoTracking().Where(r => r.AssignmentId == assignmentId).Select(r => (ReturnStatus?)r.Status).SingleOrDefaultAsync(ct);
        if (earlier is not null)
            throw earlier == ReturnStatus.Requested
                ? new BrokenRuleException("return-asked", "You have asked to return this case already; it is being decided.")
                : new BrokenRuleException("return-decided", "The return of this case has been decided already.");
    }

    /// <summary>Checks a return against what was agreed.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="at">Now (UTC).</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The number that the return takes.</returns>
    /// <exception cref="BrokenRuleException">As <see cref="ReturnTerms.Check"/>.</exception>
    public async Task<int> CheckAsync(Assignment assignment, DateTimeOffset at, CancellationToken ct)
    {
        var number = 1 + (await db.LeadReturns.Where(r => r.ClinicId == assignment.ClinicId).MaxAsync(r => (int?)r.Number, ct) ?? 0);
        // Without this case itself: when it is sent twice at once, its own unique key decides.
        var (offered, returned) = await CountAsync(assignment.ClinicId, at, except: assignment.Id, ct);
        var terms = await TermsAsync(assignment.ClinicId, ct);
        terms.Check(assignment, offered, returned, at);
        return number;
    }

    /// <summary>Offers and returns of a clinic in the window.</summary>
    /// <param name="clinicId">The clinic.</param>
    /// <param name="at">Now (UTC).</param>
    /// <param name="except">An assignment whose return is left out; null for none.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<(int Offered, int Returned)> CountAsync(Guid clinicId, DateTimeOffset at, Guid? except, CancellationToken ct)
    {
        var since = at.AddDays(-ReturnTerms.WindowDays);
        return (
            await db.Assignments.CountAsync(a => a.ClinicId == clinicId && a.OfferedAt >= since, ct),
            await db.LeadReturns.CountAsync(r => r.ClinicId == clinicId && r.RequestedAt >= since && r.Status != ReturnStatus.Refused && r.AssignmentId != except, ct));
    }
}
