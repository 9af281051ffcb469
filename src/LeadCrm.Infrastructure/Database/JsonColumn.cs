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
}
