using Npgsql;

namespace LeadCrm.Infrastructure.Database.Leads;

/// <summary>Takes many reference numbers at once: as many blocks of the sequence as are needed, in one round trip.</summary>
internal static class ReferenceBlocks
{
    public static async Task<IReadOnlyList<long>> TakeAsync(NpgsqlDataSource database, int count, CancellationToken ct)
    {
        var blocks = (count + ReferenceNumbers.BlockSize - 1) / ReferenceNumbers.BlockSize;
        await using var command = database.CreateCommand("SELECT nextval('lead_reference_numbers') FROM generate_series(1, $1)");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = blocks });
        var numbers = new List<long>(blocks * ReferenceNumbers.BlockSize);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var first = reader.GetInt64(0);
            for (var i = 0; i < ReferenceNumbers.BlockSize; i++)
                numbers.Add(first + i);
        }

        return numbers;
    }
}
