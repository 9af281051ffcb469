using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Clinics;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LeadCrm.Application.Clinics;

/// <summary>Takes back what suspended clinics have not answered.</summary>
/// <param name="endings">Ends assignments.</param>
/// <param name="progress">Moves their leads.</param>
public sealed class OffersOfSuspendedClinics(AssignmentEndings endings, LeadProgress progress)
{
    private const string Reason = "clinic-suspended";

    /// <summary>Takes one offer back, within the present unit of work; the next candidate is looked for.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="by">Whose act caused it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="ct">Cancels.</param>
    public async Task TakeBackAsync(Assignment offer, Actor by, DateTimeOffset at, CancellationToken ct)
    {
        offer.Recall(Reason, at);
        await endings.CutOffAsync(offer, Reason, by, at, ct);
        await progress.FollowAsync(offer, by, at, lookFurther: true, ct);
    }
}

/// <summary>
/// Takes back offers that a suspended clinic still has: the router may have been deciding, on what it had read before, while a
/// manager suspended the clinic. Answers whether more may be waiting.
/// </summary>
[AllowedTo(Roles.System)]
public sealed record TakeBackSuspendedOffers : IRequest<bool>;

internal sealed class TakeBackSuspendedOffersHandler(ILeadCrmDb db, OffersOfSuspendedClinics offers, TimeProvider time, ILogger<TakeBackSuspendedOffers> log)
    : IRequestHandler<TakeBackSuspendedOffers, bool>
{
    private const int BatchSize = 200;

    public async Task<bool> Handle(TakeBackSuspendedOffers request, CancellationToken ct)
    {
        var ids = await (from clinic in db.Clinics
                         where clinic.VettingStatus != VettingStatus.Approved
                         join offer in db.Assignments on clinic.Id equals offer.ClinicId
                         where offer.Status == AssignmentStatus.Offered
                         orderby offer.Id
                         select offer.Id).Take(BatchSize).ToListAsync(ct);
        var ended = 0;
        foreach (var id in ids)
            ended += await TakeBackAsync(id, ct) ? 1 : 0;
        return ids.Count == BatchSize && ended > 0;
    }

    private async Task<bool> TakeBackAsync(Guid id, CancellationToken ct)
    {
        try
        {
            var offer = await db.Assignments.SingleAsync(a => a.Id == id, ct);
            if (offer.Status != AssignmentStatus.Offered)
                return false;
            await offers.TakeBackAsync(offer, Actor.System, time.GetUtcNow(), ct);
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (BrokenRuleException e)
        {
            // The clinic or the patient was faster; the next look decides anew.
            if (e.Code != "changed-meanwhile")
                log.LogError("Offer {AssignmentId} could not be taken back: {Code}", id, e.Code);
            return false;
        }
        finally
        {
            ((DbContext)db).ChangeTracker.Clear();
        }
    }
}
