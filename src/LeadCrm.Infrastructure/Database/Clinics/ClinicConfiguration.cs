using LeadCrm.Domain.Clinics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Clinics;

/// <summary>A clinic is read whole by the router and edited whole by people: what belongs to it rests in jsonb columns of its row.</summary>
internal sealed class ClinicConfiguration : IEntityTypeConfiguration<Clinic>
{
    public void Configure(EntityTypeBuilder<Clinic> clinic)
    {
        clinic.ToTable("clinics");
        clinic.Property(c => c.Name).HasMaxLength(200);
        clinic.Property(c => c.Country).HasMaxLength(2);
        clinic.Property(c => c.City).HasMaxLength(100);
        clinic.Property(c => c.TimeZone).HasMaxLength(64);
        clinic.Property(c => c.ContactEmail).HasMaxLength(254);
        clinic.Property(c => c.Phone24h).HasMaxLength(40);
        clinic.Property(c => c.SuspensionReason).HasMaxLength(500);
        clinic.Property(c => c.PauseReason).HasMaxLength(500);
        clinic.Property(c => c.Languages).AsJson();
        clinic.Property(c => c.InterpreterLanguages).AsJson();
        clinic.Property(c => c.Checklist).AsJson();
        clinic.Property(c => c.Capacity).AsJson();
        clinic.Property(c => c.WorkingHours!).AsJson();
        clinic.Property(c => c.Commission).AsJson();
        clinic.Property<List<Offering>>("offerings").HasColumnName("offerings").AsMutableJsonList();
        clinic.Property<List<Licence>>("licences").HasColumnName("licences").AsMutableJsonList();
        clinic.Property<List<ClinicContract>>("contracts").HasColumnName("contracts").HasDefaultValueSql("'[]'::jsonb").ValueGeneratedNever().AsMutableJsonList();
        clinic.Ignore(c => c.Offerings).Ignore(c => c.Licences).Ignore(c => c.Contracts);
    }
}
