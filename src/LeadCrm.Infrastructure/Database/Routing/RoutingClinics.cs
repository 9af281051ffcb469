using LeadCrm.Domain.Routing;
using LeadCrm.Infrastructure.Rates;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Infrastructure.Database.Routing;

/// <summary>
/// The clinics and exchange rates as routing reads them, kept while nothing about them changes. A change of a profile and new rates count at once; performance
/// figures are read anew every quarter of an hour, so that not every answer of a clinic makes another snapshot to be stored.
/// </summary>
internal sealed class RoutingClinics(KeptRates rates)
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
        var current = (await rates.ReadAsync(db, ct)).Exchange;
        if (_kept is { } kept && kept.State == state && ReferenceEquals(kept.Rates, current) && at - kept.ReadAt < s_maxAge && at >= kept.ReadAt)
            return kept.Snapshot;
        var performance = await ClinicCounters.PerformanceAsync(db, at, ct);
        var clinics = await db.Clinics.IgnoreQueryFilters().AsNoTracking().ToListAsync(ct);
        var snapshot = new ClinicSnapshot(
            clinics.Select(c => CandidateClinic.From(c, performance.GetValueOrDefault(c.Id, ClinicPerformance.New))),
            current);
        _kept = new Kept(snapshot, state, current, at);
        return snapshot;
    }

    private sealed record ClinicsState(int Count, long Versions);

    private sealed record Kept(ClinicSnapshot Snapshot, ClinicsState State, ExchangeRates Rates, DateTimeOffset ReadAt);
}
