using LeadCrm.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Routing;

internal sealed class StoredDecisionConfiguration : IEntityTypeConfiguration<StoredDecision>
{
    public void Configure(EntityTypeBuilder<StoredDecision> decision)
    {
        decision.ToTable("routing_decisions");
        decision.Property(d => d.ClinicSnapshotHash).HasMaxLength(64);
        decision.HasIndex(d => new { d.LeadId, d.DecidedAt });
    }
}
