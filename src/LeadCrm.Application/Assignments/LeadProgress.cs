using LeadCrm.Application.Leads;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Returns;
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
        var all = await db.Assignments.IgnoreQueryFilters().AsNoTracking()
            .Where(a => a.LeadId == changed.LeadId && a.Id != changed.Id)
            .Select(a => new Standing(a.Id, a.Status, a.ExpiresAt, a.IdentitySharedAt != null))
            .ToListAsync(ct);
        all.Add(new Standing(changed.Id, changed.Status, changed.ExpiresAt, changed.IdentitySharedAt is not null));
        lead.FollowAssignments([.. all.Select(a => a.Status)], by, at, DueOf(all, at), lookFurther);
        if (lead.NextStep == NextStep.ConfirmClinic && all.Any(a => a.Confirmed && AssignmentMoves.IsLiving(a.Status)))
            lead.ClinicConfirmed(at, clock.QuoteDue(at));
        if (lead.Stage is > LeadStage.Qualified and < LeadStage.Booked)
            await KeepTasksAsync(lead, [.. all.Where(a => AssignmentMoves.IsLiving(a.Status)).Select(a => a.Id)], ct);
        return lead;
    }

    /// <summary>While clinics only have offers, the first of their deadlines counts; later the time for quotes.</summary>
    private DateTimeOffset DueOf(List<Standing> all, DateTimeOffset at)
    {
        var living = all.Where(a => AssignmentMoves.IsLiving(a.Status)).ToList();
        return living.Count > 0 && living.TrueForAll(a => a.Status == AssignmentStatus.Offered) ? living.Min(a => a.Due) : clock.QuoteDue(at);
    }

    /// <summary>What one clinic waits for from us stays our next step, whatever another clinic does meanwhile.</summary>
    private async Task KeepTasksAsync(Lead lead, Guid[] living, CancellationToken ct)
    {
        if (lead.NextStep == NextStep.Route)
            return;
        var notes = await db.CaseNotes.IgnoreQueryFilters().AsNoTracking()
            .Where(n => n.LeadId == lead.Id && living.Contains(n.AssignmentId))
            .Select(n => new { n.Id, n.AssignmentId, n.At, n.FromClinic })
            .ToListAsync(ct);
        // What was written in this unit of work is not in the database yet.
        var answeredNow = db.CaseNotes.Local.Where(n => !n.FromClinic).Select(n => n.AssignmentId).ToHashSet();
        var asked = notes.GroupBy(n => n.AssignmentId).Select(g => g.MaxBy(n => n.Id)!).Where(n => n.FromClinic && !answeredNow.Contains(n.AssignmentId)).ToList();
        if (asked.Count > 0)
            lead.AwaitsReply(NextStep.AnswerClinic, clock.ReplyDue(asked.Min(n => n.At)));
        var returns = await db.LeadReturns.IgnoreQueryFilters().AsNoTracking()
            .Where(r => r.LeadId == lead.Id && r.Status == ReturnStatus.Requested && living.Contains(r.AssignmentId))
            .Select(r => new { r.Id, r.RequestedAt })
            .ToListAsync(ct);
        var decidedNow = db.LeadReturns.Local.Where(r => r.Status != ReturnStatus.Requested).Select(r => r.Id).ToHashSet();
        if (returns.Where(r => !decidedNow.Contains(r.Id)).ToList() is { Count: > 0 } open)
            lead.AwaitsReply(NextStep.DecideReturn, clock.ReplyDue(open.Min(r => r.RequestedAt)));
    }

    private sealed record Standing(Guid Id, AssignmentStatus Status, DateTimeOffset Due, bool Confirmed);
}
