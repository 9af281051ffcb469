using LeadCrm.Application.Access;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Leads;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LeadCrm.Application.Assignments;

/// <summary>
/// Ends a batch of the offers whose deadline has passed, so that the next candidates are looked for. Many have the same deadline (what
/// was offered overnight), so they end together; where somebody else changed one of them or its lead meanwhile, the batch is halved until
/// that one is alone. It is left, and the next look decides anew. Answers whether more may be waiting.
/// </summary>
[AllowedTo(Roles.System)]
public sealed record ExpireOffers : IRequest<bool>;

internal sealed class ExpireOffersHandler(ILeadCrmDb db, LeadProgress progress, TimeProvider time, ILogger<ExpireOffers> log) : IRequestHandler<ExpireOffers, bool>
{
    private const int BatchSize = 200;

    public async Task<bool> Handle(ExpireOffers request, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var due = await db.Assignments.AsNoTracking()
            .Where(a => a.Status == AssignmentStatus.Offered && a.ExpiresAt <= at)
            .OrderBy(a => a.ExpiresAt)
            .Select(a => a.Id)
            .Take(BatchSize)
            .ToListAsync(ct);
        // A batch of which nothing could be ended would be found again at once.
        return await ExpireAsync(due, at, ct) > 0 && due.Count == BatchSize;
    }

    private async Task<int> ExpireAsync(List<Guid> ids, DateTimeOffset at, CancellationToken ct)
    {
        try
        {
            return ids.Count == 0 ? 0 : await ExpireTogetherAsync(ids, at, ct);
        }
        catch (BrokenRuleException) when (ids.Count > 1)
        {
            ((DbContext)db).ChangeTracker.Clear();
            var half = ids.Count / 2;
            return await ExpireAsync(ids[..half], at, ct) + await ExpireAsync(ids[half..], at, ct);
        }
        catch (BrokenRuleException e)
        {
            if (e.Code != "changed-meanwhile")
                log.LogError("Offer {AssignmentId} could not be expired: {Code}", ids[0], e.Code);
            return 0;
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
            db.LeadEvents.Add(new LeadEvent(offer.LeadId, LeadEventKind.OfferExpired, at, Actor.System)
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
}
