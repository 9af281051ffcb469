using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Routing;
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
                // Capacity may have become free: leads may be waiting for it.
                case Assignment { IsLiving: false } or Clinic: signals.Raise(Drain.Routing); break;
                case Message { Status: MessageStatus.Due } message when message.DueAt <= now: signals.Raise(Drain.Mail); break;
                case SimulationRun { Status: SimulationStatus.Queued }: signals.Raise(Drain.Simulations); break;
                case PairRevision { Status: RevisionStatus.Approved }: signals.Raise(Drain.Rechecks); break;
                case Fact fact when !fact.Kind.IsRead(): signals.Raise(Drain.Journal); break;
            }
        }

        return ValueTask.FromResult(result);
    }
}
