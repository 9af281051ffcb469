using LeadCrm.Application.FollowUps;
using LeadCrm.Domain.FollowUps;
using Npgsql;

namespace LeadCrm.Infrastructure.Database.FollowUps;

internal sealed class DueMessages(NpgsqlDataSource database) : IDueMessages
{
    // What failed before comes last: a few stubborn addresses must not fill the batches.
    // One statement, and so one transaction: it is committed before anything slow begins.
    private static readonly string s_claim = $"""
        WITH due AS (
            SELECT id FROM messages
            WHERE status = {SqlNumber.Of(MessageStatus.Due)} AND next_attempt_at <= $2
            ORDER BY attempts > 0, due_at, id
            LIMIT $1
            FOR UPDATE SKIP LOCKED)
        UPDATE messages m SET next_attempt_at = $3 FROM due WHERE m.id = due.id
        RETURNING m.attempts > 0, m.due_at, m.id
        """;

    public async Task<IReadOnlyList<Guid>> ClaimAsync(int most, DateTimeOffset at, DateTimeOffset until, CancellationToken ct)
    {
        await using var command = database.CreateCommand(s_claim);
        command.Parameters.Add(new NpgsqlParameter { Value = most });
        command.Parameters.Add(new NpgsqlParameter { Value = at });
        command.Parameters.Add(new NpgsqlParameter { Value = until });
        var claimed = new List<(bool Failed, DateTimeOffset DueAt, Guid Id)>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            claimed.Add((reader.GetBoolean(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetGuid(2)));
        claimed.Sort();
        return claimed.ConvertAll(c => c.Id);
    }
}
