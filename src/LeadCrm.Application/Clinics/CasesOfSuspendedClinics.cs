using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Clinics;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Clinics;

/// <summary>
/// What a suspension means for the clinic's cases: offers that it has not answered are taken back, and the coordinators of the others are
/// asked to look. Each case is a unit of work of its own, so that nobody who is busy with one of them holds up the rest.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="endings">Ends assignments.</param>
/// <param name="progress">Moves their leads.</param>
/// <param name="clock">When a coordinator must have looked.</param>
/// <param name="callers">Whose act it is.</param>
/// <param name="time">The clock.</param>
/// <param name="items">Counts the cases that fail.</param>
public sealed class CasesOfSuspendedClinics(
    ILeadCrmDb db, AssignmentEndings endings, LeadProgress progress, ITriageClock clock, ICallerContext callers, TimeProvider time, OneByOne items)
{
    private const string Reason = "clinic-suspended";
    private const int Attempts = 4;

    /// <summary>Offers that a clinic has not answered although it is not, or no longer, approved; the longest waiting first.</summary>
    public IQueryable<Guid> Unanswered(Guid? clinicId) =>
        from clinic in db.Clinics
        where clinic.VettingStatus != VettingStatus.Approved && (clinicId == null || clinic.Id == clinicId)
        join offer in db.Assignments on clinic.Id equals offer.ClinicId
        where offer.Status == AssignmentStatus.Offered
        orderby offer.Id
        select offer.Id;

    /// <summary>Cases that a suspended clinic has, and about which no coordinator was asked since it was suspended.</summary>
    public IQueryable<Guid> Unasked(Guid? clinicId) =>
        from clinic in db.Clinics
        where clinic.VettingStatus == VettingStatus.Suspended && (clinicId == null || clinic.Id == clinicId)
        join taken in db.Assignments on clinic.Id equals taken.ClinicId
        where taken.Status > AssignmentStatus.Offered && taken.Status < AssignmentStatus.Treated
            && !db.Facts.Any(e => e.LeadId == taken.LeadId && e.AssignmentId == taken.Id && e.Kind == FactKind.ClinicSuspended && e.At >= clinic.VettingChangedAt)
        orderby taken.Id
        select taken.Id;

    /// <summary>Takes an offer back; the next candidate is looked for.</summary>
    /// <returns>Whether it was still unanswered.</returns>
    public Task<bool> TakeBackAsync(Guid offerId, CancellationToken ct) => ActAsync(offerId, async (offer, by, at) =>
    {
        if (offer.Status != AssignmentStatus.Offered)
            return false;
        offer.Recall(Reason, at);
        await endings.CutOffAsync(offer, Reason, by, at, ct);
        await progress.FollowAsync(offer, by, at, lookFurther: true, ct);
        return true;
    }, ct);

    /// <summary>Asks the coordinator to look at a case that stays with the clinic.</summary>
    /// <returns>Whether it was still alive.</returns>
    public Task<bool> AskToLookAsync(Guid assignmentId, CancellationToken ct) => ActAsync(assignmentId, async (assignment, by, at) =>
    {
        if (!assignment.IsLiving)
            return false;
        db.Facts.Add(new Fact(assignment.LeadId, FactKind.ClinicSuspended, at, by) { ClinicId = assignment.ClinicId, AssignmentId = assignment.Id });
        var lead = await progress.FollowAsync(assignment, by, at, lookFurther: false, ct);
        lead.ClinicFellAway(at, clock.ReplyDue(at));
        return true;
    }, ct);

    private async Task<bool> ActAsync(Guid id, Func<Assignment, Actor, DateTimeOffset, Task<bool>> act, CancellationToken ct)
    {
        var lead = await db.Assignments.AsNoTracking().Where(a => a.Id == id).Select(a => (Guid?)a.LeadId).SingleOrDefaultAsync(ct);
        return await items.TryAsync(Queues.Suspensions, id, lead, () => RepeatAsync(id, act, ct), ct);
    }

    private async Task<bool> RepeatAsync(Guid id, Func<Assignment, Actor, DateTimeOffset, Task<bool>> act, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            ((DbContext)db).ChangeTracker.Clear();
            try
            {
                var done = await act(await db.Assignments.SingleAsync(a => a.Id == id, ct), callers.Current.Actor, time.GetUtcNow());
                await db.SaveChangesAsync(ct);
                return done;
            }
            catch (BrokenRuleException e) when (attempt < Attempts && e.Code == "changed-meanwhile")
            {
                // The clinic or the patient was faster: decided anew on what they left.
            }
        }
    }
}

/// <summary>
/// Finds what a suspension has not reached: offers that the router made, on what it had read before, while a manager suspended the clinic,
/// and cases that somebody was busy with. Answers whether more may be waiting.
/// </summary>
[AllowedTo(Roles.System)]
public sealed record FollowSuspensions : IRequest<bool>;

internal sealed class FollowSuspensionsHandler(CasesOfSuspendedClinics cases, OneByOne items) : IRequestHandler<FollowSuspensions, bool>
{
    private const int BatchSize = 200;

    public async Task<bool> Handle(FollowSuspensions request, CancellationToken ct)
    {
        var resting = items.Resting(Queues.Suspensions);
        var offers = await cases.Unanswered(clinicId: null).Where(id => !resting.Contains(id)).Take(BatchSize).ToListAsync(ct);
        var taken = await cases.Unasked(clinicId: null).Where(id => !resting.Contains(id)).Take(BatchSize).ToListAsync(ct);
        var done = 0;
        foreach (var id in offers)
            done += await cases.TakeBackAsync(id, ct) ? 1 : 0;
        foreach (var id in taken)
            done += await cases.AskToLookAsync(id, ct) ? 1 : 0;
        return done > 0 && (offers.Count == BatchSize || taken.Count == BatchSize);
    }
}
