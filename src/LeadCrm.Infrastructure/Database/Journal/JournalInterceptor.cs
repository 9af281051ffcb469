using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LeadCrm.Infrastructure.Database.Journal;

/// <summary>Writes what things say has happened to them, and what was written with facts, in the same save: no use case can forget it.</summary>
internal sealed class JournalInterceptor : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var context = eventData.Context!;
        var entries = context.ChangeTracker.Entries().Select(e => e.Entity).ToList();
        foreach (var fact in entries.OfType<IRecordsFacts>().SelectMany(e => e.Facts).Where(IsNew))
            context.Add(fact);
        foreach (var fact in context.ChangeTracker.Entries<Fact>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList())
        {
            (context as LeadCrmDbContext)?.Caller.Sign([fact]);
            if (fact.Text is { } text && IsNew(text))
                context.Add(text);
        }

        if (context.ChangeTracker.HasChanges())
            UseCaseTrace.Wrote(context.ChangeTracker.Entries<Fact>().Where(e => e.State == EntityState.Added).Select(e => e.Entity));
        return ValueTask.FromResult(result);

        bool IsNew(object entity) => context.Entry(entity).State == EntityState.Detached;
    }
}
