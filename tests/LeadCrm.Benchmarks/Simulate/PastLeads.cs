using Npgsql;

namespace LeadCrm.Benchmarks.Simulate;

/// <summary>Many qualified leads out of a few: copies of the rows, qualified one after the other over half a year.</summary>
internal static class PastLeads
{
    private static readonly Dictionary<string, string> s_own = new(StringComparer.Ordinal)
    {
        ["id"] = "gen_random_uuid()",
        ["reference"] = "'B-' || n",
        ["idempotency_key"] = "'b-' || n",
        ["qualified_at"] = "now() - interval '180 days' + n * (interval '180 days' / $1)",
        ["routing_due_at"] = "NULL",
    };

    public static async Task MultiplyAsync(string ownerConnectionString, int total, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(ownerConnectionString);
        var columns = new List<string>();
        await using (var list = database.CreateCommand("SELECT column_name FROM information_schema.columns WHERE table_name = 'leads' AND is_generated = 'NEVER' ORDER BY ordinal_position"))
        await using (var reader = await list.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
                columns.Add(reader.GetString(0));
        }

        var values = string.Join(", ", columns.Select(c => s_own.GetValueOrDefault(c, $"l.\"{c}\"")));
        await using var copy = database.CreateCommand($"""
            INSERT INTO leads ({string.Join(", ", columns.Select(c => $"\"{c}\""))})
            SELECT {values}
            FROM generate_series(1, $1::int) n
            JOIN (SELECT *, row_number() OVER () AS place, count(*) OVER () AS places FROM leads) l ON l.place = 1 + n % l.places
            """);
        copy.Parameters.AddWithValue(total);
        copy.CommandTimeout = 0;
        await copy.ExecuteNonQueryAsync(ct);
        await using var analyze = database.CreateCommand("ANALYZE leads");
        await analyze.ExecuteNonQueryAsync(ct);
    }
}
