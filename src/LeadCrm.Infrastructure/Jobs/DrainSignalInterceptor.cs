using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LeadCrm.Infrastructure.Jobs;

/// <summary>Looks at what was committed and raises the flag of the queue it belongs to, so that no use case can forget it.</summary>
internal sealed class DrainSignalInterceptor(DrainSignals signals, TimeProvider time) : SaveChangesInterceptor
{
    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        foreach (var entry in eventData.Context!.ChangeTracker.Entries())
        {
            switch (entry.Entity)
            {
                case Lead { RoutingDueAt: { } due } when due <= now: signals.Raise(Drain.Routing); break;
                // Raised capacity, a pause that ends, a licence that was sighted: leads that wait may fit now.
                case Clinic: signals.Raise(Drain.Routing); break;
                case Message { Status: MessageStatus.Due } message when message.DueAt <= now: signals.Raise(Drain.Mail); break;
                case OutboxEntry: signals.Raise(Drain.Outbox); break;
            }
        }

        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var context = eventData.Context!;
        var changed = context.ChangeTracker.Entries<LeadEvent>()
            .Where(e => e.State == EntityState.Added)
            .Select(e => e.Entity.LeadId)
            .Distinct()
            .ToList();
        foreach (var lead in changed)
            context.Add(new OutboxEntry("lead-changed", lead, time.GetUtcNow()));
        return ValueTask.FromResult(result);
    }
}
