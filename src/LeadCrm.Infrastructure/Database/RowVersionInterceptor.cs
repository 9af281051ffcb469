using LeadCrm.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LeadCrm.Infrastructure.Database;

/// <summary>Counts the version of every changed row up, so that the second of two writers is refused.</summary>
internal sealed class RowVersionInterceptor : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        foreach (var entry in eventData.Context!.ChangeTracker.Entries().Where(e => e.State == EntityState.Modified && DatabaseConventions.RowVersioned(e.Metadata)))
            CountUp(entry);
        return ValueTask.FromResult(result);
    }

    private static void CountUp(EntityEntry entry)
    {
        var version = entry.Property(nameof(IRowVersioned.Version));
        version.CurrentValue = (int)version.OriginalValue! + 1;
    }
}
