using LeadCrm.Domain.Staff;
using LeadCrm.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Staff;

internal sealed class AbsenceConfiguration : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.ToTable("absences");
        absence.HasOne<User>().WithMany().HasForeignKey(a => a.UserId);
        // The same days pressed twice are one absence.
        absence.HasIndex(a => new { a.UserId, a.From, a.To }).IsUnique();
    }
}
