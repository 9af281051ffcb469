using LeadCrm.Application.Imports;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.Infrastructure.Database.Journal;
using LeadCrm.Infrastructure.Database.Leads;
using Npgsql;

namespace LeadCrm.Infrastructure.Database.Imports;

internal sealed class ImportedLeads(NpgsqlDataSource database, LeadCrmDbContext db) : IImportedLeads
{
    private readonly EntityCopy<Lead> _leads = EntityCopy<Lead>.Of(db.Model);
    private readonly FactCopy _facts = new(db.Model);

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

    public async Task<int> WriteAsync(IReadOnlyList<Lead> leads, Fact import, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync(connection, "CREATE TEMP TABLE incoming_leads (LIKE leads INCLUDING GENERATED) ON COMMIT DROP; CREATE TEMP TABLE incoming_facts (LIKE journal INCLUDING DEFAULTS) ON COMMIT DROP", ct);
        await _leads.WriteAsync(connection, leads, ct, into: "incoming_leads");
        await _facts.Facts.WriteAsync(connection, leads.SelectMany(l => l.Facts), ct, into: "incoming_facts");
        var added = await MoveInAsync(connection, ct);
        if (added > 0)
            await _facts.WriteAsync(connection, [import], ct);
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
                INSERT INTO journal ({_facts.Facts.ColumnList}) SELECT {_facts.Facts.ColumnList} FROM incoming_facts WHERE lead_id IN (SELECT id FROM added))
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
