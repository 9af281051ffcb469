using LeadCrm.Application.Catalogue;
using LeadCrm.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Infrastructure.Database.Catalogue;

/// <summary>Reads the catalogue again when the snapshot is older than a few seconds; one reader at a time, the others wait for it.</summary>
internal sealed class CachedCatalogue(IServiceScopeFactory scopes, TimeProvider time) : ICatalogue, IDisposable
{
    private static readonly TimeSpan s_maxAge = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _one = new(1);
    private volatile Taken? _last;

    public async ValueTask<CatalogueSnapshot> GetAsync(CancellationToken ct)
    {
        if (Fresh() is { } fresh)
            return fresh;
        await _one.WaitAsync(ct);
        try
        {
            if (Fresh() is { } meanwhile)
                return meanwhile;
            var snapshot = await ReadAsync(ct);
            _last = new Taken(snapshot, time.GetTimestamp());
            return snapshot;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private CatalogueSnapshot? Fresh() => _last is { } last && time.GetElapsedTime(last.ReadAt) < s_maxAge ? last.Snapshot : null;

    private async Task<CatalogueSnapshot> ReadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LeadCrmDbContext>();
        return new CatalogueSnapshot(
            await db.Set<Category>().AsNoTracking().ToListAsync(ct),
            await db.Set<Condition>().AsNoTracking().ToListAsync(ct),
            await db.Set<Treatment>().AsNoTracking().ToListAsync(ct),
            await db.Set<TreatmentPair>().AsNoTracking().ToListAsync(ct));
    }

    // One reference: it is read without the lock, and a pair could be half of this reading and half of the one before.
    private sealed record Taken(CatalogueSnapshot Snapshot, long ReadAt);
}
