using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace LeadCrm.Infrastructure.Database;

/// <summary>
/// Writes whole entities through binary COPY, or as statements of a batch. Columns, conversions and types are the model's own, so
/// that bulk writing and SaveChanges cannot drift apart. The change tracker learns nothing of these rows.
/// </summary>
internal sealed class EntityCopy<T>
    where T : class
{
    private static readonly ConcurrentDictionary<IModel, EntityCopy<T>> s_byModel = [];
    private readonly List<CopyColumn<T>> _columns = [];
    private string? _insert;

    private EntityCopy(IModel model)
    {
        var entity = model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not an entity.");
        Table = entity.GetTableName()!;
        var row = Expression.Parameter(typeof(T));
        AddColumns(entity, row, row, StoreObjectIdentifier.Table(Table, entity.GetSchema()));
    }

    /// <summary>The table of the entity.</summary>
    public string Table { get; }

    /// <summary>Its columns.</summary>
    public IReadOnlyList<CopyColumn<T>> Columns => _columns;

    /// <summary>Its columns, quoted and separated by commas, in the order of writing.</summary>
    public string ColumnList => string.Join(", ", _columns.Select(c => $"\"{c.Name}\""));

    public static EntityCopy<T> Of(IModel model) => s_byModel.GetOrAdd(model, static m => new EntityCopy<T>(m));

    /// <summary>Writes the rows.</summary>
    /// <param name="into">A table with the entity's columns; its own when null.</param>
    public async Task WriteAsync(NpgsqlConnection connection, IEnumerable<T> rows, CancellationToken ct, string? into = null)
    {
        await using var writer = await connection.BeginBinaryImportAsync($"COPY {into ?? Table} ({ColumnList}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(ct);
            // Into the buffer of the driver, which is sent now and then; awaiting every single value would be work for nothing.
            foreach (var column in _columns)
                column.Write(writer, row);
        }

        await writer.CompleteAsync(ct);
    }

    /// <summary>One row as a statement for a batch; the text is always the same, so that the server keeps its plan.</summary>
    public NpgsqlBatchCommand Insert(T row)
    {
        var command = new NpgsqlBatchCommand(_insert ??= $"INSERT INTO {Table} ({ColumnList}) VALUES ({string.Join(", ", Enumerable.Range(1, _columns.Count).Select(i => $"${i}"))})");
        foreach (var column in _columns)
            command.Parameters.Add(column.Parameter(row));
        return command;
    }

    private void AddColumns(ITypeBase type, Expression owner, ParameterExpression row, StoreObjectIdentifier table)
    {
        // What the database computes is not written.
        foreach (var property in type.GetProperties().Where(p => p.GetComputedColumnSql() is null && !(p.IsShadowProperty() && p.ValueGenerated == ValueGenerated.OnAdd)))
            _columns.Add(CopyColumn<T>.Of(property, owner, row, table));
        foreach (var part in type.GetComplexProperties())
            AddColumns(part.ComplexType, Expression.Property(owner, part.PropertyInfo!), row, table);
    }
}

internal static class EntityCopy
{
    /// <summary>Writes the rows within the context's transaction, if there is one.</summary>
    public static async Task CopyAsync<T>(this DbContext db, IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class
    {
        if (rows.Count == 0)
            return;
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await EntityCopy<T>.Of(db.Model).WriteAsync((NpgsqlConnection)db.Database.GetDbConnection(), rows, ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
