using LeadCrm.Domain;
using LeadCrm.Domain.Clinics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LeadCrm.Infrastructure.Database;

/// <summary>What holds for every table: keys come from the program, enums are smallints, versions are tokens, texts are bounded where stated.</summary>
internal static class DatabaseConventions
{
    public static void Configure(ModelConfigurationBuilder builder)
    {
        builder.Properties<SealedText>().HaveConversion<SealedTextConverter>();
        builder.Properties<Enum>().HaveConversion<short>();
        builder.Properties<decimal>().HavePrecision(18, 4);
    }

    public static void Apply(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            foreach (var key in entity.GetKeys().SelectMany(k => k.Properties).Where(p => p.ClrType == typeof(Guid)))
                key.ValueGenerated = ValueGenerated.Never;
            if (entity.FindProperty(nameof(IRowVersioned.Version)) is { } version && (RowVersioned(entity) || entity.ClrType == typeof(Clinic)))
                version.IsConcurrencyToken = true;
        }
    }

    /// <summary>Rows whose version the interceptor counts; a clinic counts its own, versions of catalogue and policy are content.</summary>
    public static bool RowVersioned(IReadOnlyTypeBase entity) => entity.ClrType.IsAssignableTo(typeof(IRowVersioned));

    private sealed class SealedTextConverter() : ValueConverter<SealedText, byte[]>(s => s.Bytes, b => new SealedText(b));
}
