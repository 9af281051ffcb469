using LeadCrm.Domain.Routing;

namespace LeadCrm.Infrastructure.Database.Routing;

/// <summary>
/// What a router keeps from one chunk of a long queue to the next: the counters of the clinics, which are costly to count when there
/// is much history. They are exact as long as nobody else offered anything since, which the mark in the database tells, but for
/// what clinics gave back in the last seconds: that is counted as used a moment too long, never the other way round.
/// </summary>
internal sealed class RouterMemory
{
    private static readonly TimeSpan s_maxAge = TimeSpan.FromSeconds(5);
    private Counted? _kept;

    /// <summary>The counters, when they still hold; they are given out once, and kept again only after a commit.</summary>
    public (CandidatePool Pool, DateTimeOffset CountedAt)? Take(Guid lastMark, ClinicSnapshot snapshot, DateTimeOffset at)
    {
        return Interlocked.Exchange(ref _kept, null) is { } k && k.Mark == lastMark && ReferenceEquals(k.Pool.Snapshot, snapshot) && at >= k.CountedAt && at - k.CountedAt < s_maxAge
            ? (k.Pool, k.CountedAt)
            : null;
    }

    public void Keep(Guid mark, CandidatePool pool, DateTimeOffset countedAt) => Volatile.Write(ref _kept, new Counted(mark, pool, countedAt));

    private sealed record Counted(Guid Mark, CandidatePool Pool, DateTimeOffset CountedAt);
}
