using System.Text;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Routing;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Routing;
using LeadCrm.Infrastructure.Database.FollowUps;
using LeadCrm.Infrastructure.Database.Journal;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadCrm.Infrastructure.Database.Routing;

/// <summary>Writes what follows from a chunk of decisions, table by table, within the caller's transaction. Columns are the model's own.</summary>
internal static class RoutedChunkWriter
{
    private static readonly TimeSpan s_putOff = TimeSpan.FromHours(1);

    public static async Task WriteAsync(LeadCrmDbContext db, EntityChanges<Lead> asRead, ClinicSnapshot snapshot, RoutedChunk routed, DateTimeOffset at, CancellationToken ct)
    {
        if (routed.Decisions.Count > 0)
            await KeepAsync(db, snapshot, at, ct);
        await db.CopyAsync(routed.Decisions, ct);
        await db.CopyAsync(routed.Assignments, ct);
        await new FactCopy(db.Model).WriteAsync((NpgsqlConnection)db.Database.GetDbConnection(), [.. routed.Leads.SelectMany(l => l.Facts), .. routed.Facts], ct);
        await db.CopyAsync(routed.Messages, ct);
        await asRead.WriteAsync((NpgsqlConnection)db.Database.GetDbConnection(), routed.Leads, ct);
        await FailedItems.DoneAsync(db, Queues.Routing, routed.Leads.ConvertAll(l => l.Id), ct);
        if (routed.Undecided.Count > 0)
            await PutOffAsync(db, routed.Undecided, "undecided", at, ct);
    }

    /// <summary>Keeps leads that could not be decided in the queue, an hour from now, and says so on their timelines; after a few tries a person is asked to look.</summary>
    public static async Task PutOffAsync(LeadCrmDbContext db, IReadOnlyList<Guid> leads, string failure, DateTimeOffset at, CancellationToken ct)
    {
        var until = at + s_putOff;
        await db.Leads.IgnoreQueryFilters()
            .Where(l => leads.Contains(l.Id) && l.RoutingDueAt != null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.RoutingDueAt, until).SetProperty(l => l.Version, l => l.Version + 1), ct);
        var first = await FailedItems.CountAsync(db, Queues.Routing, leads.Select(id => (id, (Guid?)id)).ToList(), failure, at, until, ct);
        await db.CopyAsync(first.Select(id => new Fact(id, FactKind.RoutingDecided, at, Actor.System) { Reason = "failed" }).ToList(), ct);
    }

    /// <summary>Keeps the clinics as the decisions read them; many chunks share one such row.</summary>
    private static Task<int> KeepAsync(LeadCrmDbContext db, ClinicSnapshot snapshot, DateTimeOffset at, CancellationToken ct)
    {
        var (hash, offerings) = (Convert.ToHexStringLower(snapshot.Hash.Span), Convert.ToHexStringLower(snapshot.OfferingsHash.Span));
        var content = Encoding.UTF8.GetString(snapshot.CanonicalJson.Span);
        return db.Database.ExecuteSqlAsync(
            $"INSERT INTO clinic_snapshots (hash, content, offerings_hash, created_at) VALUES ({hash}, {content}, {offerings}, {at}) ON CONFLICT DO NOTHING", ct);
    }
}
