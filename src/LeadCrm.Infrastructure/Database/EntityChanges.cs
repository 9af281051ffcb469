using System.Collections;
using LeadCrm.Domain;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace LeadCrm.Infrastructure.Database;

/// <summary>
/// Rows as they were read, so that what was changed since can be written with one statement. Which columns that are is found by comparing, over all that
/// the model has: no list of names could forget one. Versions are counted up for every row.
/// </summary>
internal sealed class EntityChanges<T>
    where T : class
{
    private readonly EntityCopy<T> _entity;
    private readonly Dictionary<T, object?[]> _asRead = new(ReferenceEqualityComparer.Instance);
    private readonly List<CopyColumn<T>> _columns;
    private readonly CopyColumn<T> _key;

    private EntityChanges(IModel model, IEnumerable<T> rows)
    {
        _entity = EntityCopy<T>.Of(model);
        _key = _entity.Columns.Single(c => c.Name == "id");
        _columns = [.. _entity.Columns.Where(c => c != _key && !(IsVersioned && c.Name == "version"))];
        foreach (var row in rows)
            _asRead.Add(row, [.. _columns.Select(c => c.Value(row))]);
    }

    private static bool IsVersioned => typeof(T).IsAssignableTo(typeof(IRowVersioned));

    public static EntityChanges<T> Of(IModel model, IEnumerable<T> rows) => new(model, rows);

    /// <summary>Writes what is different from what was read.</summary>
    /// <param name="rows">Some of the rows that were read.</param>
    /// <param name="table">A table with the entity's columns; its own when null.</param>
    public async Task WriteAsync(NpgsqlConnection connection, IReadOnlyList<T> rows, CancellationToken ct, string? table = null)
    {
        var changed = _columns.Where((column, i) => rows.Any(row => !IsSame(_asRead[row][i], column.Value(row)))).ToList();
        if (rows.Count == 0 || (changed.Count == 0 && !IsVersioned))
            return;
        await using var command = new NpgsqlCommand(Statement(changed, table ?? _entity.Table), connection);
        foreach (var column in (CopyColumn<T>[])[_key, .. changed])
            command.Parameters.Add(column.Parameters(rows));
        await command.ExecuteNonQueryAsync(ct);
    }

    private string Statement(List<CopyColumn<T>> changed, string table)
    {
        List<string> set = [.. changed.Select(c => $"\"{c.Name}\" = n.\"{c.Name}\"{c.ListCast}")];
        if (IsVersioned)
            set.Add("version = o.version + 1");
        var parameters = string.Join(", ", Enumerable.Range(1, changed.Count + 1).Select(i => $"${i}"));
        var names = string.Join(", ", changed.Prepend(_key).Select(c => $"\"{c.Name}\""));
        return $"UPDATE {table} AS o SET {string.Join(", ", set)} FROM unnest({parameters}) AS n({names}) WHERE o.id = n.id";
    }

    private static bool IsSame(object? before, object? now) => StructuralComparisons.StructuralEqualityComparer.Equals(before, now);
}
