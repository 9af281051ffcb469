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
/// Ends a batch of the offers whose deadline has passed, so that the next candidates are looked for. Each offer ends in a
/// transaction of its own with its lead; whoever else changed either of them meanwhile wins, and the next look decides anew.
/// Answers whether more may be waiting.
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
        var ended = 0;
        foreach (var id in due)
            ended += await ExpireAsync(id, at, ct) ? 1 : 0;
        // A batch of which nothing could be ended would be found again at once.
        return due.Count == BatchSize && ended > 0;
    }

    private async Task<bool> ExpireAsync(Guid id, DateTimeOffset at, CancellationToken ct)
    {
        try
        {
            var assignment = await db.Assignments.SingleAsync(a => a.Id == id, ct);
            if (assignment.Status != AssignmentStatus.Offered)
                return false;
            assignment.Expire(at);
            db.LeadEvents.Add(new LeadEvent(assignment.LeadId, LeadEventKind.OfferExpired, at, Actor.System)
            {
                ClinicId = assignment.ClinicId, AssignmentId = assignment.Id, Reason = assignment.EndReason,
            });
            await progress.FollowAsync(assignment, Actor.System, at, lookFurther: true, ct);
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (BrokenRuleException e)
        {
            if (e.Code != "changed-meanwhile")
                log.LogError("Offer {AssignmentId} could not be expired: {Code}", id, e.Code);
            return false;
        }
        finally
        {
            ((DbContext)db).ChangeTracker.Clear();
        }
    }
}
