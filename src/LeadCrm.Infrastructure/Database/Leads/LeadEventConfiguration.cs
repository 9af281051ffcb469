using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Leads;

internal sealed class LeadEventConfiguration : IEntityTypeConfiguration<LeadEvent>
{
    public void Configure(EntityTypeBuilder<LeadEvent> line)
    {
        line.ToTable("lead_events");
        line.Property(e => e.Reason).HasMaxLength(100);
        line.HasIndex(e => new { e.LeadId, e.Id });
    }
}
