using LeadCrm.Domain.Staff;
using LeadCrm.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Staff;

internal sealed class StaffProfileConfiguration : IEntityTypeConfiguration<StaffProfile>
{
    public void Configure(EntityTypeBuilder<StaffProfile> profile)
    {
        profile.ToTable("staff_profiles");
        profile.HasKey(p => p.UserId);
        profile.Property(p => p.TimeZone).HasMaxLength(64);
        profile.Property(p => p.Weekly).AsMutableJsonList();
        profile.HasOne<User>().WithOne().HasForeignKey<StaffProfile>(p => p.UserId);
    }
}
