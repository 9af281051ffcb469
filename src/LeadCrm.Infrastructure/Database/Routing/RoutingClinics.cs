using LeadCrm.Domain.Routing;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Infrastructure.Database.Routing;

/// <summary>
/// The clinics as routing reads them, kept while nothing about them changes. A change of a profile counts at once; performance
/// figures are read anew every quarter of an hour, so that not every answer of a clinic makes another snapshot to be stored.
/// </summary>
internal sealed class RoutingClinics
{
    private static readonly TimeSpan s_maxAge = TimeSpan.FromMinutes(15);
    private Kept? _kept;

    public async Task<ClinicSnapshot> SnapshotAsync(LeadCrmDbContext db, DateTimeOffset at, CancellationToken ct)
    {
        // Every change of a clinic raises its version, and clinics are never deleted.
        var state = await db.Clinics.IgnoreQueryFilters()
            .GroupBy(_ => 1)
            .Select(g => new ClinicsState(g.Count(), g.Sum(c => (long)c.Version)))
            .SingleOrDefaultAsync(ct) ?? new ClinicsState(0, 0);
        if (_kept is { } kept && kept.State == state && at - kept.ReadAt < s_maxAge && at >= kept.ReadAt)
            return kept.Snapshot;
        var performance = await ClinicCounters.PerformanceAsync(db, at, ct);
        var clinics = await db.Clinics.IgnoreQueryFilters().AsNoTracking().ToListAsync(ct);
        var snapshot = new ClinicSnapshot(
            clinics.Select(c => CandidateClinic.From(c, performance.GetValueOrDefault(c.Id, ClinicPerformance.New))),
            ExchangeRates.None);
        _kept = new Kept(snapshot, state, at);
        return snapshot;
    }

    private sealed record ClinicsState(int Count, long Versions);

    private sealed record Kept(ClinicSnapshot Snapshot, ClinicsState State, DateTimeOffset ReadAt);
}
