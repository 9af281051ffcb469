using LeadCrm.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Audit;

/// <summary>No foreign keys: the log outlives what it is about.</summary>
internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_entries");
        entry.Property(e => e.Action).HasMaxLength(60);
        entry.Property(e => e.Reason).HasMaxLength(500);
        entry.HasIndex(e => new { e.LeadId, e.Id }).HasFilter("lead_id IS NOT NULL");
        entry.HasIndex(e => new { e.ActorId, e.Id }).HasFilter("actor_id IS NOT NULL");
    }
}
