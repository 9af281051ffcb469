using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Journal;
using LeadCrm.Domain.Journal;
using LeadCrm.Infrastructure.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Infrastructure.Database.Journal;

/// <summary>
/// Tells all processes which leads changed, once for many facts. NOTIFY serialises commits, so that it happens here and never in a request's
/// transaction.
/// </summary>
internal sealed class ChangeSignals(LeadCrmDbContext db) : IJournalConsumer
{
    public string Name => Queues.Signals;

    public async Task TakeAsync(IReadOnlyList<Fact> facts, CancellationToken ct)
    {
        var changed = facts.Where(f => !f.Kind.IsRead()).Select(f => f.LeadId).OfType<Guid>().ToHashSet();
        if (changed.Count > 0)
            await db.Database.ExecuteSqlAsync($"SELECT pg_notify({LeadChange.Channel}, {new LeadChange(changed).ToPayload()})", ct);
    }
}
