using System.Text;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Routing;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Routing;
using LeadCrm.Infrastructure.Database.FollowUps;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace LeadCrm.Infrastructure.Database.Routing;

/// <summary>Writes what follows from a chunk of decisions, table by table, within the caller's transaction.</summary>
internal static class RoutedChunkWriter
{
    private static readonly TimeSpan s_putOff = TimeSpan.FromHours(1);

    private const string UpdateLeads = """
        UPDATE leads AS l
        SET stage = n.stage, stage_reason = n.stage_reason, routing_due_at = n.routing_due_at, routed_at = n.routed_at,
            next_step = n.next_step, next_step_due_at = n.next_step_due_at, waiting_on = n.waiting_on,
            last_activity_at = n.last_activity_at, version = l.version + 1
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
             AS n(id, stage, stage_reason, routing_due_at, routed_at, next_step, next_step_due_at, waiting_on, last_activity_at)
        WHERE l.id = n.id
        """;

    public static async Task WriteAsync(LeadCrmDbContext db, ClinicSnapshot snapshot, RoutedChunk routed, DateTimeOffset at, CancellationToken ct)
    {
        if (routed.Decisions.Count > 0)
            await KeepAsync(db, snapshot, at, ct);
        await db.CopyAsync(routed.Decisions, ct);
        await db.CopyAsync(routed.Assignments, ct);
        await db.CopyAsync([.. routed.Leads.SelectMany(l => l.Events), .. routed.Events], ct);
        await db.CopyAsync(routed.Messages, ct);
        await db.CopyAsync(routed.AuditEntries, ct);
        await db.CopyAsync(routed.Leads.ConvertAll(l => new OutboxEntry(OutboxEntry.LeadChanged, l.Id, at)), ct);
        await UpdateAsync(db, routed.Leads, ct);
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
        await db.CopyAsync(first.Select(id => new LeadEvent(id, LeadEventKind.RoutingDecided, at, Actor.System) { Reason = "failed" }).ToList(), ct);
        await db.CopyAsync(leads.Select(id => new OutboxEntry(OutboxEntry.LeadChanged, id, at)).ToList(), ct);
    }

    /// <summary>Keeps the clinics as the decisions read them; many chunks share one such row.</summary>
    private static Task<int> KeepAsync(LeadCrmDbContext db, ClinicSnapshot snapshot, DateTimeOffset at, CancellationToken ct)
    {
        var (hash, offerings) = (Convert.ToHexStringLower(snapshot.Hash.Span), Convert.ToHexStringLower(snapshot.OfferingsHash.Span));
        var content = Encoding.UTF8.GetString(snapshot.CanonicalJson.Span);
        return db.Database.ExecuteSqlAsync(
            $"INSERT INTO clinic_snapshots (hash, content, offerings_hash, created_at) VALUES ({hash}, {content}, {offerings}, {at}) ON CONFLICT DO NOTHING", ct);
    }

    private static async Task UpdateAsync(LeadCrmDbContext db, List<Lead> leads, CancellationToken ct)
    {
        if (leads.Count == 0)
            return;
        await using var command = new NpgsqlCommand(UpdateLeads, (NpgsqlConnection)db.Database.GetDbConnection());
        void Column<T>(NpgsqlDbType type, Func<Lead, T> value) =>
            command.Parameters.Add(new NpgsqlParameter { Value = leads.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type });
        Column(NpgsqlDbType.Uuid, l => l.Id);
        Column(NpgsqlDbType.Smallint, l => (short)l.Stage);
        Column(NpgsqlDbType.Text, l => l.StageReason);
        Column(NpgsqlDbType.TimestampTz, l => l.RoutingDueAt);
        Column(NpgsqlDbType.TimestampTz, l => l.RoutedAt);
        Column(NpgsqlDbType.Smallint, l => (short)l.NextStep);
        Column(NpgsqlDbType.TimestampTz, l => l.NextStepDueAt);
        Column(NpgsqlDbType.Smallint, l => (short)l.WaitingOn);
        Column(NpgsqlDbType.TimestampTz, l => l.LastActivityAt);
        await command.ExecuteNonQueryAsync(ct);
    }
}
