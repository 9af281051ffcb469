using System.Collections.Concurrent;
using LeadCrm.Domain.Journal;

namespace LeadCrm.Infrastructure.Audit;

/// <summary>
/// Looks of one session at one thing within a minute are one fact: a page that reads itself again, because something changed, tells nothing new
/// about who looked. Each process knows its own; two of them write it twice.
/// </summary>
internal sealed class RecentLooks(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan s_oneLook = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Look, DateTimeOffset> _looks = [];

    /// <summary>Whether the same look was not written within the last minute.</summary>
    public bool IsNew(Fact look) => Of(look) is not { } one || !_looks.TryGetValue(one, out var at) || look.At - at >= s_oneLook;

    /// <summary>Remembers looks that are written.</summary>
    public void Remember(IEnumerable<Fact> written)
    {
        if (_looks.Count > Most)
            Forget();
        foreach (var fact in written)
        {
            if (Of(fact) is { } look)
                _looks[look] = fact.At;
        }
    }

    private static Look? Of(Fact fact) => fact is { SessionId: { } session, LeadId: { } lead, Kind: not FactKind.MailOpened }
        ? new Look(session, fact.Address?.ToString(), fact.Kind, lead, string.Join(',', fact.Fields))
        : null;

    private void Forget()
    {
        var before = time.GetUtcNow() - s_oneLook;
        foreach (var (look, at) in _looks)
        {
            if (at <= before)
                _looks.TryRemove(look, out _);
        }
    }

    private sealed record Look(Guid Session, string? Address, FactKind Kind, Guid Lead, string Fields);
}
