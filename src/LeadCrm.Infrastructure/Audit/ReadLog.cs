using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Audit;
using LeadCrm.Infrastructure.Database;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Infrastructure.Audit;

/// <summary>Collects the reads of a scope and writes one audit row per action and lead, in a context of its own: a handler's unsaved changes must not ride along.</summary>
internal sealed class ReadLog(IServiceScopeFactory scopes, ICallerContext callers, TimeProvider time) : IReadLog
{
    private readonly Dictionary<(string Action, Guid? LeadId), SortedSet<string>> _reads = [];

    public void Add(string action, Guid? leadId, params IEnumerable<string> fields)
    {
        if (!_reads.TryGetValue((action, leadId), out var known))
            _reads[(action, leadId)] = known = new SortedSet<string>(StringComparer.Ordinal);
        known.UnionWith(fields);
    }

    public async Task WriteAsync(CancellationToken ct)
    {
        if (_reads.Count == 0)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LeadCrmDbContext>();
        foreach (var ((action, leadId), fields) in _reads)
            db.AuditEntries.Add(new AuditEntry(time.GetUtcNow(), callers.Current.Actor, action, leadId, fields: fields));
        _reads.Clear();
        await db.SaveChangesAsync(ct);
    }
}
