using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Storage.Internal.Mapping;
using NpgsqlTypes;

namespace LeadCrm.Infrastructure.Database;

/// <summary>
/// Writes many rows of one table through binary COPY. Columns, types and conversions come from the same model that saves single
/// rows, so that the two paths cannot drift apart. The change tracker learns nothing of these rows.
/// </summary>
internal static class CopyRows
{
    /// <param name="rows">Objects of a type without complex members.</param>
    public static async Task CopyAsync<T>(this DbContext db, IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class
    {
        if (rows.Count == 0)
            return;
        var table = db.Model.FindEntityType(typeof(T))!;
        var columns = table.GetProperties().Select(p => new Column(p)).ToArray();
        var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{table.GetTableName()}\" ({names}) FROM STDIN (FORMAT BINARY)", ct);
            foreach (var row in rows)
                await WriteAsync(copy, columns, row, ct);
            await copy.CompleteAsync(ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, Column[] columns, object row, CancellationToken ct)
    {
        await copy.StartRowAsync(ct);
        foreach (var column in columns)
        {
            if (column.ValueOf(row) is { } value)
                await copy.WriteAsync(value, column.Type, ct);
            else
                await copy.WriteNullAsync(ct);
        }
    }

    private sealed class Column(IProperty property)
    {
        private readonly ValueConverter? _converter = property.GetTypeMapping().Converter;

        public string Name { get; } = property.GetColumnName();

#pragma warning disable EF1001 // The provider tells the type of a column nowhere else.
        public NpgsqlDbType Type { get; } = property.GetTypeMapping() is INpgsqlTypeMapping npgsql
            ? npgsql.NpgsqlDbType
            : TypeOf(property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType);
#pragma warning restore EF1001

        public object? ValueOf(object row)
        {
            var value = property.GetGetter().GetClrValue(row);
            return _converter is null ? value : _converter.ConvertToProvider(value);
        }

        private static NpgsqlDbType TypeOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var t when t == typeof(short) => NpgsqlDbType.Smallint,
            var t when t == typeof(int) => NpgsqlDbType.Integer,
            var t when t == typeof(long) => NpgsqlDbType.Bigint,
            var t when t == typeof(bool) => NpgsqlDbType.Boolean,
            var t when t == typeof(Guid) => NpgsqlDbType.Uuid,
            var t when t == typeof(byte[]) => NpgsqlDbType.Bytea,
            _ => throw new NotSupportedException($"Columns of type {type.Name} are not copied yet."),
        };
    }
}
