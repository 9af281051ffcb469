using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Routing;

namespace LeadCrm.Application.Routing;

/// <summary>The leads whose routing is due, drained in chunks by one router at a time.</summary>
public interface IDueLeads
{
    /// <summary>
    /// Claims some chunks one after the other, lets each be decided and writes everything that follows in one transaction a chunk;
    /// after a kill at any moment nothing or all of a chunk is there.
    /// </summary>
    /// <param name="chunkSize">The most leads of one chunk.</param>
    /// <param name="at">Now (UTC).</param>
    /// <param name="decide">
    /// Decides without touching anything but its argument. It may be called again for leads of a chunk that was not taken, and runs
    /// beside the writing of the chunk before, but never twice at once.
    /// </param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Whether more may be due; false when none is left or another router is at work.</returns>
    Task<bool> DrainAsync(int chunkSize, DateTimeOffset at, Func<RoutingChunk, RoutedChunk> decide, CancellationToken ct);

    /// <summary>Makes those leads due at once that wait for capacity and would now be offered; nothing else about them changes.</summary>
    /// <param name="leads">So many waiting leads are looked at together, the longest waiting first; while none fits, up to ten such pages.</param>
    /// <param name="at">Now (UTC).</param>
    /// <param name="fits">Tells which of them a clinic can take now.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many became due.</returns>
    Task<int> WakeAsync(int leads, DateTimeOffset at, Func<RoutingChunk, IReadOnlyList<Guid>> fits, CancellationToken ct);
}

/// <summary>What a chunk of decisions reads.</summary>
/// <param name="Leads">The claimed leads, the longest due first.</param>
/// <param name="Pool">The clinics with their counters, exact at this moment.</param>
/// <param name="Policy">The published policy.</param>
public sealed record RoutingChunk(IReadOnlyList<LeadToRoute> Leads, CandidatePool Pool, RoutingPolicy Policy);

/// <summary>A lead that is to be routed.</summary>
/// <param name="Lead">The lead; not tracked, its columns are written back by the queue.</param>
/// <param name="Assignments">Its assignments, living and ended.</param>
/// <param name="CaseId">The newest de-identified case; null when none was written.</param>
public sealed record LeadToRoute(Lead Lead, IReadOnlyList<HeldAssignment> Assignments, Guid? CaseId);

/// <summary>What routing needs to know of an assignment.</summary>
/// <param name="ClinicId">The clinic.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ExpiresAt">The deadline of its offer (UTC).</param>
public sealed record HeldAssignment(Guid ClinicId, AssignmentStatus Status, DateTimeOffset ExpiresAt);

/// <summary>Everything that follows from a chunk of decisions; the same objects that the use cases save one by one.</summary>
public sealed class RoutedChunk
{
    /// <summary>The leads that were decided, with their new state.</summary>
    public List<Lead> Leads { get; } = [];

    /// <summary>The decisions.</summary>
    public List<StoredDecision> Decisions { get; } = [];

    /// <summary>The offers.</summary>
    public List<Assignment> Assignments { get; } = [];

    /// <summary>Facts beyond those that the leads carry.</summary>
    public List<Fact> Facts { get; } = [];

    /// <summary>Mails that announce the offers.</summary>
    public List<Message> Messages { get; } = [];

    /// <summary>Leads that could not be decided because something about them is broken.</summary>
    public List<Guid> Undecided { get; } = [];
}
