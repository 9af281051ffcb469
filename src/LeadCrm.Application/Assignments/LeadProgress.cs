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
    public async Task<Lead> FollowAsync(Assignment changed, Actor by, DateTimeOffset at, bool lookFurther, CancellationToken ct) =>
        (await FollowAllAsync([changed], by, at, lookFurther, ct)).Single();

    /// <summary>Follows changes of many assignments at once, each lead one time.</summary>
    /// <param name="changed">The assignments, already changed.</param>
    /// <param name="by">Whose act it was.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="lookFurther">Whether the next candidates should be looked for.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The leads.</returns>
    public async Task<IReadOnlyList<Lead>> FollowAllAsync(IReadOnlyList<Assignment> changed, Actor by, DateTimeOffset at, bool lookFurther, CancellationToken ct)
    {
        var ids = changed.Select(a => a.LeadId).Distinct().ToList();
        var leads = await db.Leads.IgnoreQueryFilters().Where(l => ids.Contains(l.Id)).ToListAsync(ct);
        var standings = await StandingsAsync(changed, ids, ct);
        foreach (var lead in leads)
        {
            Follow(lead, [.. standings[lead.Id]], by, at, lookFurther);
            // Two assignments that end at once each see the other alive. The lead's row is written even when nothing about it changes, so that the second begins anew.
            ((DbContext)db).Entry(lead).Property(l => l.LastActivityAt).IsModified = true;
        }

        var underWay = leads.Where(l => l.Stage is > LeadStage.Qualified and < LeadStage.Booked).ToList();
        if (underWay.Count > 0)
            await KeepTasksAsync(underWay, [.. underWay.SelectMany(l => standings[l.Id]).Where(s => s.IsLiving).Select(s => s.Id)], ct);
        return leads;
    }

    /// <summary>Puts a lead that a person had to judge back to where its assignments are, within the present unit of work.</summary>
    /// <param name="lead">The lead, tracked and already judged.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="ct">Cancels.</param>
    public async Task SettleAsync(Lead lead, DateTimeOffset at, CancellationToken ct)
    {
        var all = (await StandingsAsync([], [lead.Id], ct))[lead.Id].ToList();
        lead.Settled([.. all.Select(a => a.Status)], DueOf(lead, all, at));
        if (lead.Stage is > LeadStage.Qualified and < LeadStage.Booked)
            await KeepTasksAsync([lead], [.. all.Where(s => s.IsLiving).Select(s => s.Id)], ct);
    }

    private async Task<ILookup<Guid, Standing>> StandingsAsync(IReadOnlyList<Assignment> changed, List<Guid> leads, CancellationToken ct)
    {
        var own = changed.Select(a => a.Id).ToList();
        var others = await db.Assignments.IgnoreQueryFilters().AsNoTracking()
            .Where(a => leads.Contains(a.LeadId) && !own.Contains(a.Id))
            .Select(a => new Standing(a.LeadId, a.Id, a.Status, a.ExpiresAt, a.IdentitySharedAt != null))
            .ToListAsync(ct);
        return others.Concat(changed.Select(a => new Standing(a.LeadId, a.Id, a.Status, a.ExpiresAt, a.IdentitySharedAt is not null))).ToLookup(s => s.LeadId);
    }

    private void Follow(Lead lead, List<Standing> all, Actor by, DateTimeOffset at, bool lookFurther)
    {
        List<AssignmentStatus> statuses = [.. all.Select(a => a.Status)];
        if (lead.HasLostItsClinic(statuses))
            lead.ClinicFellAway(at, clock.ReplyDue(at));
        else
            lead.FollowAssignments(statuses, by, at, DueOf(lead, all, at), lookFurther);
        if (lead.NextStep == NextStep.ConfirmClinic && all.Any(a => a.Confirmed && a.IsLiving))
            lead.ClinicConfirmed(at, clock.QuoteDue(at));
    }

    /// <summary>While clinics only have offers, the first of their deadlines counts; later the time for quotes.</summary>
    private DateTimeOffset DueOf(Lead lead, List<Standing> all, DateTimeOffset at)
    {
        if (lead.RoutingHeld)
            return clock.ReplyDue(at);
        var living = all.Where(a => a.IsLiving).ToList();
        return living.Count > 0 && living.TrueForAll(a => a.Status == AssignmentStatus.Offered) ? living.Min(a => a.Due) : clock.QuoteDue(at);
    }

    /// <summary>What one clinic waits for from us stays our next step, whatever another clinic does meanwhile.</summary>
    private async Task KeepTasksAsync(List<Lead> leads, List<Guid> living, CancellationToken ct)
    {
        // A conversation is found by its lead.
        var ids = leads.ConvertAll(l => l.Id);
        var notes = await db.CaseNotes.IgnoreQueryFilters().AsNoTracking()
            .Where(n => ids.Contains(n.LeadId) && living.Contains(n.AssignmentId))
            .Select(n => new { n.Id, n.LeadId, n.AssignmentId, n.At, n.FromClinic })
            .ToListAsync(ct);
        // What was written in this unit of work is not in the database yet.
        var answeredNow = db.CaseNotes.Local.Where(n => !n.FromClinic).Select(n => n.AssignmentId).ToHashSet();
        var asked = notes.GroupBy(n => n.AssignmentId).Select(g => g.MaxBy(n => n.Id)!).Where(n => n.FromClinic && !answeredNow.Contains(n.AssignmentId)).ToLookup(n => n.LeadId, n => n.At);
        var returns = await db.LeadReturns.IgnoreQueryFilters().AsNoTracking()
            .Where(r => living.Contains(r.AssignmentId))
            .Select(r => new { r.Id, r.LeadId, r.RequestedAt, r.Status })
            .ToListAsync(ct);
        var decidedNow = db.LeadReturns.Local.Where(r => r.Status != ReturnStatus.Requested).Select(r => r.Id).ToHashSet();
        var open = returns.Where(r => r.Status == ReturnStatus.Requested && !decidedNow.Contains(r.Id)).ToLookup(r => r.LeadId, r => r.RequestedAt);
        foreach (var lead in leads)
        {
            if (asked[lead.Id].Any())
                lead.AwaitsReply(NextStep.AnswerClinic, clock.ReplyDue(asked[lead.Id].Min()));
            if (open[lead.Id].Any())
                lead.AwaitsReply(NextStep.DecideReturn, clock.ReplyDue(open[lead.Id].Min()));
        }
    }

    private sealed record Standing(Guid LeadId, Guid Id, AssignmentStatus Status, DateTimeOffset Due, bool Confirmed)
    {
        public bool IsLiving => AssignmentMoves.IsLiving(Status);
    }
}
