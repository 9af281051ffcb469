using LeadCrm.Application.FollowUps;
using LeadCrm.Infrastructure.Jobs;
using Npgsql;

namespace LeadCrm.Infrastructure.Database.FollowUps;

/// <summary>
/// Takes signals out of the outbox and notifies once for all of them. NOTIFY serialises commits, so it happens here and never in
/// a request's transaction; taking and telling are one transaction, so that a kill between them loses nothing.
/// </summary>
internal sealed class ChangeSignals(NpgsqlDataSource database) : IChangeSignals
{
    private const string Take = """
        WITH taken AS MATERIALIZED (
            SELECT id FROM outbox WHERE kind = 'lead-changed' ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
        DELETE FROM outbox o USING taken WHERE o.id = taken.id
        RETURNING o.subject_id
        """;

    public async Task<int> PublishAsync(int most, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var (taken, leads) = await TakeAsync(connection, most, ct);
        if (taken == 0)
            return 0;
        await using var notify = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection);
        notify.Parameters.Add(new NpgsqlParameter { Value = LeadChange.Channel });
        notify.Parameters.Add(new NpgsqlParameter { Value = new LeadChange(leads).ToPayload() });
        await notify.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return taken;
    }

    private static async Task<(int Taken, HashSet<Guid> Leads)> TakeAsync(NpgsqlConnection connection, int most, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Take, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = most });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (taken, leads) = (0, new HashSet<Guid>());
        for (; await reader.ReadAsync(ct); taken++)
            leads.Add(reader.GetGuid(0));
        return (taken, leads);
    }
}
