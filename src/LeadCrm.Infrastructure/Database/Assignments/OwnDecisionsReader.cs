using System.Text;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Routing;
using LeadCrm.Domain.Routing;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Infrastructure.Database.Assignments;

/// <summary>
/// Reads decisions past the clinics' filter and lets out one clinic's own part. The newest decisions are found by their keys, which are ordered by
/// time; only those that are shown are opened.
/// </summary>
internal sealed class OwnDecisionsReader(LeadCrmDbContext db, ICatalogue catalogues) : IOwnDecisions
{
    // So many of the newest decisions are looked through for the clinic's pairs: a few milliseconds, however long the history.
    private const int LookedThrough = 5000;

    public async Task<OwnDecisions> RecentAsync(Guid clinicId, DateTimeOffset since, int most, CancellationToken ct)
    {
        var found = await FindAsync(clinicId, await PairsAsync(clinicId, ct), since, ct);
        var cases = found.Rows.Select(r => r.LeadId).Distinct().ToList();
        var own = (await db.Assignments.IgnoreQueryFilters().AsNoTracking()
                .Where(a => a.ClinicId == clinicId && a.OfferedAt >= since && cases.Contains(a.LeadId))
                .Select(a => new Held(a.Id, a.LeadId, a.DecisionId, a.OfferReference, a.OfferedAt))
                .ToListAsync(ct))
            .GroupBy(a => a.LeadId).ToDictionary(g => g.Key, g => g.MaxBy(a => a.OfferedAt)!);
        // What decided a case for the clinic is the decision that offered it; where there was none, the last one made.
        var wanted = found.Rows.DistinctBy(r => r.LeadId).Take(most).Select(r => own.TryGetValue(r.LeadId, out var held) ? held.DecisionId : r.Id).ToList();
        var decisions = await OpenAsync(wanted, ct);
        var items = wanted.Select(decisions.GetValueOrDefault).OfType<Opened>()
            .Select(o => Tell(o, clinicId, own.GetValueOrDefault(o.Stored.LeadId))).OfType<OwnDecision>().ToList();
        return new OwnDecisions(found.Since, cases.Count, own.Count, items);
    }

    public async Task<OwnShare?> ShareAsync(Guid clinicId, CancellationToken ct)
    {
        var newest = await db.Assignments.IgnoreQueryFilters().AsNoTracking().Where(a => a.ClinicId == clinicId)
            .OrderByDescending(a => a.OfferedAt).Select(a => (Guid?)a.DecisionId).FirstOrDefaultAsync(ct);
        if (newest is not { } id || !(await OpenAsync([id], ct)).TryGetValue(id, out var opened) || opened.Decision.For(clinicId) is not { Considered: true } own)
            return null;
        // The measure by which the engine itself compares: the case that was being given out is counted in.
        var cases = 1 + opened.Decision.Candidates.Where(c => c.Considered).Sum(c => c.Usage.InWindow);
        var actual = 100m * own.Usage.InWindow / cases;
        return new OwnShare(decimal.Round(actual + (own.Deficit / 10m), 1), decimal.Round(actual, 1), opened.Decision.At);
    }

    private async Task<List<string>> PairsAsync(Guid clinicId, CancellationToken ct)
    {
        var clinic = await db.Clinics.IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(c => c.Id == clinicId, ct);
        return clinic is null ? [] : [.. clinic.Offerings.Select(o => $"{o.ConditionCode}/{o.TreatmentCode}")];
    }

    private async Task<Found> FindAsync(Guid clinicId, List<string> pairs, DateTimeOffset since, CancellationToken ct)
    {
        var from = FirstIdAt(since);
        var newest = db.RoutingDecisions.IgnoreQueryFilters().AsNoTracking().Where(d => d.Id >= from).OrderByDescending(d => d.Id).Take(LookedThrough);
        var rows = await (
            from d in newest
            join l in db.Leads.IgnoreQueryFilters() on d.LeadId equals l.Id
            where d.Outcome != RoutingOutcome.Blocked && pairs.Contains(l.ConditionCode + "/" + l.TreatmentCode)
            orderby d.Id descending
            select new Row(d.Id, d.LeadId, d.DecidedAt, d.ClinicSnapshotHash, l.ConditionCode + "/" + l.TreatmentCode)).ToListAsync(ct);
        var last = await newest.Skip(LookedThrough - 1).Select(d => (DateTimeOffset?)d.DecidedAt).FirstOrDefaultAsync(ct);
        var stood = await StoodAsync(clinicId, [.. rows.Select(r => r.SnapshotHash).Distinct()], ct);
        var counted = rows.FindAll(r => stood.Contains($"{r.SnapshotHash}:{r.Pair}"));
        // What was decided last without the clinic, before everything that counts: from there on nothing is left out.
        var without = rows.Skip(rows.LastIndexOf(counted.LastOrDefault()!) + 1).FirstOrDefault()?.DecidedAt;
        return new Found(counted, new[] { since, last ?? since, without ?? since }.Max());
    }

    /// <summary>In which snapshots the clinic stands with which pairs, as <c>hash:condition/treatment</c>: it may have joined, or begun to offer something, later. Opening one takes milliseconds, so only one of those in which everybody offers the same is opened.</summary>
    private async Task<HashSet<string>> StoodAsync(Guid clinicId, string[] hashes, CancellationToken ct) => [.. await db.Database.SqlQuery<string>(
        $"""
        WITH asked AS (SELECT hash, COALESCE(offerings_hash, hash) AS offerings FROM clinic_snapshots WHERE hash = ANY({hashes})),
             one AS (SELECT DISTINCT ON (offerings) offerings, hash FROM asked ORDER BY offerings)
        SELECT asked.hash || ':' || (o ->> 'ConditionCode') || '/' || (o ->> 'TreatmentCode') AS "Value"
        FROM one
        JOIN clinic_snapshots s ON s.hash = one.hash
        CROSS JOIN LATERAL jsonb_path_query(s.content::jsonb, '$.Clinics[*] ? (@.ClinicId == $id).Offerings[*]', jsonb_build_object('id', {clinicId}::text)) o
        JOIN asked ON asked.offerings = one.offerings
        """).ToListAsync(ct)];

    private async Task<Dictionary<Guid, Opened>> OpenAsync(List<Guid> ids, CancellationToken ct)
    {
        var stored = await db.RoutingDecisions.IgnoreQueryFilters().AsNoTracking().Where(d => ids.Contains(d.Id)).ToListAsync(ct);
        var hashes = stored.Select(d => d.ClinicSnapshotHash).Distinct().ToList();
        var snapshots = (await db.ClinicSnapshots.AsNoTracking().Where(s => hashes.Contains(s.Hash)).ToListAsync(ct))
            .ToDictionary(s => s.Hash, s => ClinicSnapshot.Parse(Encoding.UTF8.GetBytes(s.Content)));
        var policies = await db.RoutingPolicies.AsNoTracking().ToDictionaryAsync(p => p.Version, p => p.Definition, ct);
        var catalogue = await catalogues.GetAsync(ct);
        return stored.ToDictionary(d => d.Id, d =>
        {
            var snapshot = snapshots[d.ClinicSnapshotHash];
            return new Opened(d, DecisionCodec.Decode(d.Candidates, snapshot), snapshot, policies[d.PolicyVersion], catalogue);
        });
    }

    private static OwnDecision? Tell(Opened opened, Guid clinicId, Held? held)
    {
        // A clinic that did not offer the pair at the time, or did not exist, had no part in it.
        if (opened.Decision.For(clinicId) is not { } own || own.Failed.HasFlag(Gate.OffersPair))
            return null;
        var told = new RoutingExplanation(opened.Decision, opened.Snapshot, opened.Policy, WordsOf(opened));
        return new OwnDecision(
            opened.Decision.At, opened.Decision.Case.ConditionCode, opened.Decision.Case.TreatmentCode, own.Offered, held?.Id, held?.Reference,
            own.Offered ? [] : ReasonsOf(own), told.ForClinic(clinicId));
    }

    private static List<string> ReasonsOf(CandidateOutcome own) => own.Failed == Gate.None
        ? [OwnDecision.Outranked]
        : [.. Enum.GetValues<Gate>().Where(g => g != Gate.None && g != Gate.OfTheCase && own.Failed.HasFlag(g)).Select(RoutingWords.Code)];

    /// <summary>What is told to a clinic names no clinic; the words for other names are never asked for, and would give nothing away.</summary>
    private static ExplanationWords WordsOf(Opened opened) => new(
        opened.Catalogue.FindCondition(opened.Decision.Case.ConditionCode)?.Name.In("en") ?? opened.Decision.Case.ConditionCode,
        opened.Catalogue.FindTreatment(opened.Decision.Case.TreatmentCode)?.Name.In("en") ?? opened.Decision.Case.TreatmentCode,
        _ => "a clinic",
        Application.Leads.IsoCodes.NameOf,
        tag => tag);

    /// <summary>The smallest key that a row written at a moment can have: a UUIDv7 begins with its milliseconds.</summary>
    private static Guid FirstIdAt(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)at.ToUnixTimeMilliseconds() << 16);
        return new Guid(bytes, bigEndian: true);
    }

    private sealed record Row(Guid Id, Guid LeadId, DateTimeOffset DecidedAt, string SnapshotHash, string Pair);

    private sealed record Found(List<Row> Rows, DateTimeOffset Since);

    private sealed record Held(Guid Id, Guid LeadId, Guid DecisionId, string Reference, DateTimeOffset OfferedAt);

    private sealed record Opened(StoredDecision Stored, RoutingDecision Decision, ClinicSnapshot Snapshot, PolicyDefinition Policy, CatalogueSnapshot Catalogue);
}
