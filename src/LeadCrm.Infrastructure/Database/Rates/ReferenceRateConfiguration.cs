using LeadCrm.Domain.Rates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Rates;

internal sealed class ReferenceRateConfiguration : IEntityTypeConfiguration<ReferenceRate>
{
    public void Configure(EntityTypeBuilder<ReferenceRate> rate)
    {
        rate.ToTable("exchange_rates");
        // Whoever fetches, and however often at once: a day is kept once.
        rate.HasKey(r => new { r.Day, r.Currency });
        rate.Property(r => r.Currency).HasMaxLength(3);
        rate.Property(r => r.PerEuro).HasPrecision(18, 6);
    }
}
