using LeadCrm.Application.Imports;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Leads;
using LeadCrm.Infrastructure.Database.Leads;
using Npgsql;

namespace LeadCrm.Infrastructure.Database.Imports;

internal sealed class ImportedLeads(NpgsqlDataSource database, LeadCrmDbContext db) : IImportedLeads
{
    private readonly EntityCopy<Lead> _leads = EntityCopy<Lead>.Of(db.Model);
    private readonly EntityCopy<LeadEvent> _events = EntityCopy<LeadEvent>.Of(db.Model);
    private readonly EntityCopy<AuditEntry> _audit = EntityCopy<AuditEntry>.Of(db.Model);

    public async Task<IReadOnlySet<string>> KnownAsync(IReadOnlyCollection<string> externalIds, CancellationToken ct)
    {
        await using var command = database.CreateCommand("SELECT external_id FROM leads WHERE external_id = ANY($1)");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. externalIds] });
        var known = new HashSet<string>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            known.Add(reader.GetString(0));
        return known;
    }

    public Task<IReadOnlyList<long>> TakeNumbersAsync(int count, CancellationToken ct) => ReferenceBlocks.TakeAsync(database, count, ct);

    public async Task<int> WriteAsync(IReadOnlyList<Lead> leads, AuditEntry audit, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync(connection, "CREATE TEMP TABLE incoming_leads (LIKE leads INCLUDING GENERATED) ON COMMIT DROP; CREATE TEMP TABLE incoming_events (LIKE lead_events) ON COMMIT DROP", ct);
        await _leads.WriteAsync(connection, leads, ct, into: "incoming_leads");
        await _events.WriteAsync(connection, leads.SelectMany(l => l.Events), ct, into: "incoming_events");
        var added = await MoveInAsync(connection, ct);
        if (added > 0)
            await _audit.WriteAsync(connection, [audit], ct);
        await transaction.CommitAsync(ct);
        return added;
    }

    /// <summary>Another import of the same rows may have been faster: only who is really new gets a timeline.</summary>
    private async Task<int> MoveInAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var sql = $"""
            WITH added AS (
                INSERT INTO leads ({_leads.ColumnList}) SELECT {_leads.ColumnList} FROM incoming_leads
                ON CONFLICT (external_id) DO NOTHING RETURNING id),
            timelines AS (
                INSERT INTO lead_events ({_events.ColumnList}) SELECT {_events.ColumnList} FROM incoming_events WHERE lead_id IN (SELECT id FROM added))
            SELECT count(*)::int FROM added
            """;
        await using var command = new NpgsqlCommand(sql, connection);
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
