using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;

namespace LeadCrm.Infrastructure.Database;

/// <summary>One column of a COPY: where its value comes from, and as what the driver sends it. Compiled once, because rows are many.</summary>
internal abstract class CopyColumn(string name)
{
    public string Name { get; } = name;

    public static CopyColumn Of(IProperty property)
    {
        // A list of texts is an array to the driver as it is; the model would convert it needlessly.
        var converter = property.ClrType == typeof(List<string>) ? null : property.GetTypeMapping().Converter;
        var sent = NotNull(converter?.ProviderClrType ?? property.ClrType);
        var row = Expression.Parameter(typeof(object));
        var member = Expression.Property(Expression.Convert(row, property.DeclaringType.ClrType), property.PropertyInfo!);
        Expression isNull = NotNull(member.Type) == member.Type && member.Type.IsValueType
            ? Expression.Constant(value: false)
            : Expression.Equal(member, Expression.Constant(null, member.Type));
        Expression value = member.Type == NotNull(member.Type) ? member : Expression.Property(member, nameof(Nullable<>.Value));
        if (value.Type.IsEnum)
            value = Expression.Convert(Expression.Convert(value, Enum.GetUnderlyingType(value.Type)), sent);
        else if (converter is not null)
            value = Expression.Convert(Expression.Invoke(converter.ConvertToProviderExpression, Expression.Convert(value, converter.ModelClrType)), sent);
        return (CopyColumn)Activator.CreateInstance(
            typeof(Typed<>).MakeGenericType(sent),
            property.GetColumnName(),
            TypeOf(sent),
            Expression.Lambda<Func<object, bool>>(isNull, row).Compile(),
            Expression.Lambda(typeof(Func<,>).MakeGenericType(typeof(object), sent), value, row).Compile())!;
    }

    public abstract Task WriteAsync(NpgsqlBinaryImporter copy, object row, CancellationToken ct);

    private static Type NotNull(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static NpgsqlDbType TypeOf(Type sent) => sent switch
    {
        _ when sent == typeof(Guid) => NpgsqlDbType.Uuid,
        _ when sent == typeof(string) => NpgsqlDbType.Text,
        _ when sent == typeof(short) => NpgsqlDbType.Smallint,
        _ when sent == typeof(int) => NpgsqlDbType.Integer,
        _ when sent == typeof(long) => NpgsqlDbType.Bigint,
        _ when sent == typeof(bool) => NpgsqlDbType.Boolean,
        _ when sent == typeof(DateTimeOffset) => NpgsqlDbType.TimestampTz,
        _ when sent == typeof(byte[]) => NpgsqlDbType.Bytea,
        _ when sent == typeof(List<string>) => NpgsqlDbType.Array | NpgsqlDbType.Text,
        _ => throw new NotSupportedException($"Columns of type {sent.Name} are not copied yet."),
    };

    private sealed class Typed<T>(string name, NpgsqlDbType type, Func<object, bool> isNull, Func<object, T> value) : CopyColumn(name)
    {
        public override Task WriteAsync(NpgsqlBinaryImporter copy, object row, CancellationToken ct) =>
            isNull(row) ? copy.WriteNullAsync(ct) : copy.WriteAsync(value(row), type, ct);
    }
}
