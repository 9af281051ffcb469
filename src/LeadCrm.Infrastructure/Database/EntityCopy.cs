using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;

namespace LeadCrm.Infrastructure.Database;

/// <summary>
/// Writes whole entities through binary COPY. Columns, conversions and types are the model's own, so that bulk writing and
/// SaveChanges cannot drift apart.
/// </summary>
internal sealed class EntityCopy<T>
    where T : class
{
    private readonly List<Column> _columns = [];
    private string? _insert;

    private EntityCopy(IModel model)
    {
        var entity = model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not an entity.");
        Table = entity.GetTableName()!;
        var table = StoreObjectIdentifier.Table(Table, entity.GetSchema());
        var instance = Expression.Parameter(typeof(T));
        AddColumns(entity, instance, instance, table);
    }

    /// <summary>The table of the entity.</summary>
    public string Table { get; }

    /// <summary>Its columns, quoted and separated by commas, in the order of writing.</summary>
    public string ColumnList => string.Join(", ", _columns.Select(c => $"\"{c.Name}\""));

    public static EntityCopy<T> Of(IModel model) => new(model);

    /// <summary>Writes the rows.</summary>
    /// <param name="into">A table with the entity's columns; its own when null.</param>
    public async Task WriteAsync(NpgsqlConnection connection, IEnumerable<T> rows, CancellationToken ct, string? into = null)
    {
        await using var writer = await connection.BeginBinaryImportAsync($"COPY {into ?? Table} ({ColumnList}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(ct);
            foreach (var column in _columns)
            {
                if (column.Read(row) is { } value)
                    await writer.WriteAsync(value, column.Type, ct);
                else
                    await writer.WriteNullAsync(ct);
            }
        }

        await writer.CompleteAsync(ct);
    }

    /// <summary>One row as a statement for a batch; the text is always the same, so that the server keeps its plan.</summary>
    public NpgsqlBatchCommand Insert(T row)
    {
        var command = new NpgsqlBatchCommand(_insert ??= $"INSERT INTO {Table} ({ColumnList}) VALUES ({string.Join(", ", Enumerable.Range(1, _columns.Count).Select(i => $"${i}"))})");
        foreach (var column in _columns)
            command.Parameters.Add(new NpgsqlParameter { Value = column.Read(row) ?? DBNull.Value, NpgsqlDbType = column.Type });
        return command;
    }

    private void AddColumns(ITypeBase type, Expression instance, ParameterExpression row, StoreObjectIdentifier table)
    {
        foreach (var property in type.GetProperties())
        {
            var value = Expression.Convert(property.FieldInfo is { } field && property.PropertyInfo is null
                ? Expression.Field(instance, field)
                : Expression.Property(instance, property.PropertyInfo!), typeof(object));
            var mapping = property.GetRelationalTypeMapping();
            var convert = mapping.Converter?.ConvertToProvider;
            var read = Expression.Lambda<Func<T, object?>>(value, row).Compile();
            _columns.Add(new Column(property.GetColumnName(table)!, convert is null ? read : r => read(r) is { } v ? convert(v) : null, TypeOf(mapping.StoreTypeNameBase)));
        }

        foreach (var part in type.GetComplexProperties())
            AddColumns(part.ComplexType, Expression.Property(instance, part.PropertyInfo!), row, table);
    }

    private static NpgsqlDbType TypeOf(string storeType) => storeType switch
    {
        "uuid" => NpgsqlDbType.Uuid,
        "text" or "character varying" => NpgsqlDbType.Text,
        "text[]" => NpgsqlDbType.Array | NpgsqlDbType.Text,
        "timestamp with time zone" => NpgsqlDbType.TimestampTz,
        "date" => NpgsqlDbType.Date,
        "smallint" => NpgsqlDbType.Smallint,
        "integer" => NpgsqlDbType.Integer,
        "bigint" => NpgsqlDbType.Bigint,
        "numeric" => NpgsqlDbType.Numeric,
        "boolean" => NpgsqlDbType.Boolean,
        "bytea" => NpgsqlDbType.Bytea,
        "jsonb" => NpgsqlDbType.Jsonb,
        _ => throw new NotSupportedException($"COPY does not know the type {storeType} yet."),
    };

    private sealed record Column(string Name, Func<T, object?> Read, NpgsqlDbType Type);
}
