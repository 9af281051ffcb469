using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Assignments;

internal sealed class StoredCaseConfiguration : IEntityTypeConfiguration<StoredCase>
{
    public void Configure(EntityTypeBuilder<StoredCase> stored)
    {
        stored.ToTable("case_summaries");
        stored.HasOne<Lead>().WithMany().HasForeignKey(c => c.LeadId);
        stored.Property(c => c.ConditionCode).HasMaxLength(60);
        stored.Property(c => c.TreatmentCode).HasMaxLength(60);
        stored.Property(c => c.Country).HasMaxLength(2);
        stored.Property(c => c.Region).HasMaxLength(60);
        stored.HasIndex(c => new { c.LeadId, c.CreatedAt });
    }
}
