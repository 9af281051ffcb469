using LeadCrm.Application.FollowUps;
using Npgsql;

namespace LeadCrm.Infrastructure.Database.FollowUps;

internal sealed class DueMessages(NpgsqlDataSource database) : IDueMessages
{
    // One statement, and so one transaction: it is committed before anything slow begins.
    private const string Claim = """
        WITH due AS (
            SELECT id, due_at FROM messages
            WHERE status = 0 AND next_attempt_at <= $2
            ORDER BY due_at, id
            LIMIT $1
            FOR UPDATE SKIP LOCKED)
        UPDATE messages m SET next_attempt_at = $3 FROM due WHERE m.id = due.id
        RETURNING m.id, m.due_at
        """;

    public async Task<IReadOnlyList<Guid>> ClaimAsync(int most, DateTimeOffset at, DateTimeOffset until, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Claim);
        command.Parameters.Add(new NpgsqlParameter { Value = most });
        command.Parameters.Add(new NpgsqlParameter { Value = at });
        command.Parameters.Add(new NpgsqlParameter { Value = until });
        var claimed = new List<(DateTimeOffset DueAt, Guid Id)>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            claimed.Add((reader.GetFieldValue<DateTimeOffset>(1), reader.GetGuid(0)));
        claimed.Sort();
        return claimed.ConvertAll(c => c.Id);
    }
}
