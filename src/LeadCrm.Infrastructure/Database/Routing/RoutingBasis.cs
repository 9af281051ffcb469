using LeadCrm.Domain;
using LeadCrm.Domain.Routing;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Infrastructure.Database.Routing;

/// <summary>What a chunk is decided upon beside its leads.</summary>
/// <param name="Pool">The clinics with their counters.</param>
/// <param name="Policy">The published policy.</param>
/// <param name="CountedAt">When the counters were read from the database (UTC).</param>
internal sealed record RoutingBasis(CandidatePool Pool, RoutingPolicy Policy, DateTimeOffset CountedAt)
{
    /// <summary>Reads it for a router that has the turn: from memory while that holds, else counted in the database.</summary>
    public static async Task<RoutingBasis> ReadAsync(LeadCrmDbContext db, RoutingClinics clinics, RouterMemory memory, DateTimeOffset at, CancellationToken ct)
    {
        var snapshot = await clinics.SnapshotAsync(db, at, ct);
        var (pool, countedAt) = memory.Take(await RoutingTurn.LastMarkAsync(db, ct), snapshot, at) ?? (await CountedAsync(db, snapshot, at, ct), at);
        return new RoutingBasis(pool, await PolicyAsync(db, ct), countedAt);
    }

    /// <summary>Reads it without the turn, to look only.</summary>
    public static async Task<RoutingBasis> CountAsync(LeadCrmDbContext db, RoutingClinics clinics, DateTimeOffset at, CancellationToken ct) =>
        new(await CountedAsync(db, await clinics.SnapshotAsync(db, at, ct), at, ct), await PolicyAsync(db, ct), at);

    /// <summary>Whether it still stands: nobody else has offered anything since the mark, and neither clinics nor policy have changed.</summary>
    public async Task<bool> HoldsAsync(LeadCrmDbContext db, RoutingClinics clinics, Guid mark, DateTimeOffset at, CancellationToken ct) =>
        await RoutingTurn.LastMarkAsync(db, ct) == mark
        && ReferenceEquals(await clinics.SnapshotAsync(db, at, ct), Pool.Snapshot)
        && await db.RoutingPolicies.AnyAsync(p => p.Version == Policy.Version && p.Status == PolicyStatus.Published, ct);

    private static async Task<CandidatePool> CountedAsync(LeadCrmDbContext db, ClinicSnapshot snapshot, DateTimeOffset at, CancellationToken ct) =>
        new(snapshot, await ClinicCounters.UsageAsync(db, snapshot.Clinics, at, ct), at);

    private static async Task<RoutingPolicy> PolicyAsync(LeadCrmDbContext db, CancellationToken ct) =>
        await db.RoutingPolicies.AsNoTracking().SingleOrDefaultAsync(p => p.Status == PolicyStatus.Published, ct)
        ?? throw new BrokenRuleException("policy-missing", "No routing policy is published.");
}
