using LeadCrm.Domain.Clinics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Clinics;

internal sealed class LicenceWarningConfiguration : IEntityTypeConfiguration<LicenceWarning>
{
    public void Configure(EntityTypeBuilder<LicenceWarning> warning)
    {
        warning.ToTable("licence_warnings");
        warning.Property(w => w.Number).HasMaxLength(80);
        warning.HasOne<Clinic>().WithMany().HasForeignKey(w => w.ClinicId);
        // Whoever looks, and however often at once: a warning is given once.
        warning.HasIndex(w => new { w.ClinicId, w.Kind, w.Number, w.ExpiresOn, w.Days }).IsUnique();
    }
}
