using LeadCrm.Domain.Assignments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Assignments;

internal sealed class IdentityReleaseConfiguration : IEntityTypeConfiguration<IdentityRelease>
{
    public void Configure(EntityTypeBuilder<IdentityRelease> release)
    {
        release.ToTable("identity_releases");
        release.HasKey(r => r.AssignmentId);
        release.HasOne<Assignment>().WithMany().HasForeignKey(r => r.AssignmentId);
    }
}
