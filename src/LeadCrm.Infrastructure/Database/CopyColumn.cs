using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;

namespace LeadCrm.Infrastructure.Database;

/// <summary>
/// One column of a table: where its value comes from, and as what the driver sends it. Compiled once and typed to the end,
/// because rows are many and every boxed value costs.
/// </summary>
internal abstract class CopyColumn<TRow>(string name)
{
    public string Name { get; } = name;

    /// <param name="property">The property.</param>
    /// <param name="owner">The expression that leads from the row to the object that has the property.</param>
    /// <param name="row">The row's parameter in that expression.</param>
    /// <param name="table">The table.</param>
    public static CopyColumn<TRow> Of(IProperty property, Expression owner, ParameterExpression row, StoreObjectIdentifier table)
    {
        Expression member = property.FieldInfo is { } field && property.PropertyInfo is null
            ? Expression.Field(owner, field)
            : Expression.Property(owner, property.PropertyInfo!);
        var mapping = property.GetRelationalTypeMapping();
        var value = ValueOf(member, mapping.StoreTypeNameBase, mapping.Converter);
        return (CopyColumn<TRow>)Activator.CreateInstance(
            typeof(Typed<>).MakeGenericType(typeof(TRow), value.Type),
            property.GetColumnName(table),
            TypeOf(mapping.StoreTypeNameBase),
            Expression.Lambda<Func<TRow, bool>>(IsNull(member), row).Compile(),
            Expression.Lambda(typeof(Func<,>).MakeGenericType(typeof(TRow), value.Type), value, row).Compile())!;
    }

    public abstract void Write(NpgsqlBinaryImporter copy, TRow row);

    public abstract NpgsqlParameter Parameter(TRow row);

    /// <summary>The value as the database gets it; null for none.</summary>
    public abstract object? Value(TRow row);

    /// <summary>Whether the column is a list itself, which an array of columns cannot hold; its elements are sent as texts and cast (<see cref="ListCast"/>).</summary>
    public abstract bool IsList { get; }

    /// <summary>The values of many rows, for <c>unnest</c>.</summary>
    public abstract NpgsqlParameter Parameters(IReadOnlyList<TRow> rows);

    /// <summary>Turns an element of <see cref="Parameters"/> into the column's type; nothing where it has it.</summary>
    public string ListCast => IsList ? "::text[]" : "";

    private static Expression ValueOf(Expression member, string storeType, Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter? converter)
    {
        // A list of texts is an array to the driver, whatever kind of list it is.
        if (storeType == "text[]")
            return Expression.Call(typeof(Enumerable), nameof(Enumerable.ToArray), [typeof(string)], member);
        var value = Nullable.GetUnderlyingType(member.Type) is null ? member : Expression.Property(member, nameof(Nullable<>.Value));
        if (converter is null)
            return value;
        return value.Type.IsEnum
            ? Expression.Convert(Expression.Convert(value, Enum.GetUnderlyingType(value.Type)), converter.ProviderClrType)
            : Expression.Convert(Expression.Invoke(converter.ConvertToProviderExpression, Expression.Convert(value, converter.ModelClrType)), converter.ProviderClrType);
    }

    private static Expression IsNull(Expression member) => member.Type.IsValueType && Nullable.GetUnderlyingType(member.Type) is null
        ? Expression.Constant(value: false)
        : Expression.Equal(member, Expression.Constant(null, member.Type));

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
        "inet" => NpgsqlDbType.Inet,
        _ => throw new NotSupportedException($"COPY does not know the type {storeType} yet."),
    };

    private sealed class Typed<T>(string name, NpgsqlDbType type, Func<TRow, bool> isNull, Func<TRow, T> value) : CopyColumn<TRow>(name)
    {
        public override void Write(NpgsqlBinaryImporter copy, TRow row)
        {
            if (isNull(row))
                copy.WriteNull();
            else
                copy.Write(value(row), type);
        }

        public override bool IsList => typeof(T) == typeof(string[]);

        public override object? Value(TRow row) => isNull(row) ? null : value(row);

        public override NpgsqlParameter Parameters(IReadOnlyList<TRow> rows)
        {
            var element = IsList ? typeof(string) : typeof(T).IsValueType ? typeof(Nullable<>).MakeGenericType(typeof(T)) : typeof(T);
            var values = Array.CreateInstance(element, rows.Count);
            for (var i = 0; i < rows.Count; i++)
                values.SetValue(Value(rows[i]) is { } found ? found is string[] list ? Literal(list) : found : null, i);
            return new NpgsqlParameter { Value = values, NpgsqlDbType = NpgsqlDbType.Array | (IsList ? NpgsqlDbType.Text : type) };
        }

        public override NpgsqlParameter Parameter(TRow row) => isNull(row)
            ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = type }
            : new NpgsqlParameter<T> { TypedValue = value(row), NpgsqlDbType = type };

        private static string Literal(string[] list) =>
            $"{{{string.Join(',', list.Select(e => $"\"{e.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""))}}}";
    }
}
