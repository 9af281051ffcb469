using LeadCrm.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Routing;

internal sealed class StoredClinicSnapshotConfiguration : IEntityTypeConfiguration<StoredClinicSnapshot>
{
    public void Configure(EntityTypeBuilder<StoredClinicSnapshot> snapshot)
    {
        snapshot.ToTable("clinic_snapshots");
        snapshot.HasKey(s => s.Hash);
        snapshot.Property(s => s.Hash).HasMaxLength(64);
        snapshot.Property(s => s.OfferingsHash).HasMaxLength(64);
    }
}
