using System.Text.Json;
using LeadCrm.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database;

/// <summary>Immutable values that are only ever read and written whole rest in one jsonb column.</summary>
internal static class JsonColumn
{
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) =>
        property.HasColumnType("jsonb").HasConversion(
            value => JsonSerializer.Serialize(value, CatalogueJson.Options),
            text => JsonSerializer.Deserialize<T>(text, CatalogueJson.Options)!,
            new ValueComparer<T>(
                (a, b) => JsonSerializer.Serialize(a, CatalogueJson.Options) == JsonSerializer.Serialize(b, CatalogueJson.Options),
                value => JsonSerializer.Serialize(value, CatalogueJson.Options).GetHashCode(StringComparison.Ordinal),
                value => value));

    /// <summary>The same for a list that its aggregate changes in place: the snapshot is a copy.</summary>
    public static PropertyBuilder<List<T>> AsMutableJsonList<T>(this PropertyBuilder<List<T>> property) =>
        property.HasColumnType("jsonb").HasConversion(
            value => JsonSerializer.Serialize(value, CatalogueJson.Options),
            text => JsonSerializer.Deserialize<List<T>>(text, CatalogueJson.Options)!,
            new ValueComparer<List<T>>(
                (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)),
                value => value.Count,
                value => value.ToList()));
}
