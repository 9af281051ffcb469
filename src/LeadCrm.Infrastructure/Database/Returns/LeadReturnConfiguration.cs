using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Returns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Returns;

internal sealed class LeadReturnConfiguration : IEntityTypeConfiguration<LeadReturn>
{
    public void Configure(EntityTypeBuilder<LeadReturn> asked)
    {
        asked.ToTable("lead_returns");
        asked.Property(r => r.Rule).HasMaxLength(60);
        asked.HasOne<Assignment>().WithMany().HasForeignKey(r => r.AssignmentId);
        asked.HasOne<Lead>().WithMany().HasForeignKey(r => r.LeadId);
        // A case is returned once.
        asked.HasIndex(r => r.AssignmentId).IsUnique();
        // Two returns of a clinic at the same moment cannot both count themselves as the last that is allowed.
        asked.HasIndex(r => new { r.ClinicId, r.Number }).IsUnique();
        asked.HasIndex(r => r.LeadId);
        asked.HasIndex(r => new { r.Status, r.Id });
    }
}
