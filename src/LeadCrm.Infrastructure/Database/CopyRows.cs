using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace LeadCrm.Infrastructure.Database;

/// <summary>
/// Writes many rows of one table through binary COPY. Columns, types and conversions come from the same model that saves single
/// rows, so that the two paths cannot drift apart. The change tracker learns nothing of these rows.
/// </summary>
internal static class CopyRows
{
    private static readonly ConcurrentDictionary<IEntityType, CopyColumn[]> s_columns = [];

    /// <param name="rows">Objects of a type without complex members.</param>
    public static async Task CopyAsync<T>(this DbContext db, IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class
    {
        if (rows.Count == 0)
            return;
        var table = db.Model.FindEntityType(typeof(T))!;
        var columns = s_columns.GetOrAdd(table, static t => [.. t.GetProperties().Select(CopyColumn.Of)]);
        var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{table.GetTableName()}\" ({names}) FROM STDIN (FORMAT BINARY)", ct);
            foreach (var row in rows)
            {
                await copy.StartRowAsync(ct);
                foreach (var column in columns)
                    await column.WriteAsync(copy, row, ct);
            }

            await copy.CompleteAsync(ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
