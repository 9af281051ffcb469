using LeadCrm.Domain.Consents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Consents;

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> consent)
    {
        consent.ToTable("consents");
        consent.Property(c => c.TextVersion).HasMaxLength(50);
        consent.Property(c => c.Language).HasMaxLength(35);
        consent.Property(c => c.Proof).HasMaxLength(50);
    }
}
