using LeadCrm.Application.Access;
using LeadCrm.Application.FollowUps;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Journal;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Assignments;

/// <summary>
/// Ends a batch of the offers whose deadline has passed, so that the next candidates are looked for. Many have the same deadline (what
/// was offered overnight), so they end together; where somebody else changed one of them or its lead meanwhile, the batch is halved until
/// that one is alone. It is left, and the next look decides anew; one that fails is counted and rests. Answers whether more may be waiting.
/// </summary>
[AllowedTo(Roles.System)]
public sealed record ExpireOffers : IRequest<bool>;

internal sealed class ExpireOffersHandler(ILeadCrmDb db, LeadProgress progress, OneByOne items, TimeProvider time) : IRequestHandler<ExpireOffers, bool>
{
    private const int BatchSize = 200;

    public async Task<bool> Handle(ExpireOffers request, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var resting = items.Resting(Queues.Expiry);
        var due = await db.Assignments.AsNoTracking()
            .Where(a => a.Status == AssignmentStatus.Offered && a.ExpiresAt <= at && !resting.Contains(a.Id))
            .OrderBy(a => a.ExpiresAt)
            .Select(a => new DueOffer(a.Id, a.LeadId))
            .Take(BatchSize)
            .ToListAsync(ct);
        // A batch of which nothing could be ended would be found again at once.
        return await ExpireAsync(due, at, ct) > 0 && due.Count == BatchSize;
    }

    private async Task<int> ExpireAsync(List<DueOffer> due, DateTimeOffset at, CancellationToken ct)
    {
        if (due.Count <= 1)
            return due is [var alone] && await items.TryAsync(Queues.Expiry, alone.Id, alone.LeadId, async () => await ExpireTogetherAsync([alone.Id], at, ct) > 0, ct) ? 1 : 0;
        try
        {
            return await ExpireTogetherAsync(due.ConvertAll(d => d.Id), at, ct);
        }
        catch (Exception e) when (ItemFailure.IsOfItem(e))
        {
            ((DbContext)db).ChangeTracker.Clear();
            var half = due.Count / 2;
            return await ExpireAsync(due[..half], at, ct) + await ExpireAsync(due[half..], at, ct);
        }
        finally
        {
            ((DbContext)db).ChangeTracker.Clear();
        }
    }

    private async Task<int> ExpireTogetherAsync(List<Guid> ids, DateTimeOffset at, CancellationToken ct)
    {
        var offers = await db.Assignments.Where(a => ids.Contains(a.Id) && a.Status == AssignmentStatus.Offered && a.ExpiresAt <= at).ToListAsync(ct);
        foreach (var offer in offers)
        {
            offer.Expire(at);
            db.Facts.Add(new Fact(offer.LeadId, FactKind.OfferExpired, at, Actor.System)
            {
                ClinicId = offer.ClinicId,
                AssignmentId = offer.Id,
                Reason = offer.EndReason,
            });
        }

        await progress.FollowAllAsync(offers, Actor.System, at, lookFurther: true, ct);
        await db.SaveChangesAsync(ct);
        return offers.Count;
    }

    private sealed record DueOffer(Guid Id, Guid LeadId);
}
