using LeadCrm.Domain.Journal;

namespace LeadCrm.Application.Journal;

/// <summary>
/// Somebody who follows the journal: live updates now, counters, search entries and webhooks later. It is given every fact at least once, in
/// the order of their commits; after a kill it is given some again.
/// </summary>
public interface IJournalConsumer
{
    /// <summary>Under which its place in the journal and its failures are kept; never changed once it is shipped.</summary>
    string Name { get; }

    /// <summary>Takes facts. What it writes through the scope's database is committed together with its new place in the journal.</summary>
    /// <param name="facts">What was committed next, in that order; never empty.</param>
    /// <param name="ct">Cancels.</param>
    Task TakeAsync(IReadOnlyList<Fact> facts, CancellationToken ct);
}
