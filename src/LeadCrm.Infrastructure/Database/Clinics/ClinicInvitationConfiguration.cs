using LeadCrm.Domain.Clinics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Clinics;

internal sealed class ClinicInvitationConfiguration : IEntityTypeConfiguration<ClinicInvitation>
{
    public void Configure(EntityTypeBuilder<ClinicInvitation> invitation)
    {
        invitation.ToTable("clinic_invitations");
        invitation.Property(i => i.Email).HasMaxLength(254);
        invitation.Property(i => i.Name).HasMaxLength(100);
        invitation.HasOne<Clinic>().WithMany().HasForeignKey(i => i.ClinicId);
        invitation.HasIndex(i => i.ClinicId);
    }
}
