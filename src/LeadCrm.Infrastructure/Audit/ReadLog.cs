using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Journal;
using LeadCrm.Infrastructure.Database;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Infrastructure.Audit;

/// <summary>Collects the reads of a scope and writes one fact per kind and lead, in a context of its own: a handler's unsaved changes must not ride along.</summary>
internal sealed class ReadLog(IServiceScopeFactory scopes, RecentLooks recent, ICallerContext callers, TimeProvider time) : IReadLog
{
    private readonly Dictionary<(FactKind Kind, Guid? LeadId), SortedSet<string>> _reads = [];

    public void Add(FactKind kind, Guid? leadId, params IEnumerable<string> fields)
    {
        if (!_reads.TryGetValue((kind, leadId), out var known))
            _reads[(kind, leadId)] = known = new SortedSet<string>(StringComparer.Ordinal);
        known.UnionWith(fields);
    }

    public async Task WriteAsync(CancellationToken ct)
    {
        if (_reads.Count == 0)
            return;
        var looks = _reads.Select(r => new Fact(r.Key.Kind, time.GetUtcNow(), callers.Current.Actor) { LeadId = r.Key.LeadId, Fields = [.. r.Value] }).ToList();
        _reads.Clear();
        callers.Current.Sign(looks);
        looks.RemoveAll(l => !recent.IsNew(l));
        if (looks.Count == 0)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LeadCrmDbContext>();
        db.Facts.AddRange(looks);
        await db.SaveChangesAsync(ct);
        recent.Remember(looks);
    }
}
