using LeadCrm.Domain.Clinics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Clinics;

internal sealed class ClinicStatementConfiguration : IEntityTypeConfiguration<ClinicStatement>
{
    public void Configure(EntityTypeBuilder<ClinicStatement> statement)
    {
        statement.ToTable("clinic_statements");
        statement.Property(s => s.Subject).HasMaxLength(200);
        statement.Property(s => s.RefusalReason).HasMaxLength(500);
        statement.Property(s => s.Content).AsJson();
        statement.Property(s => s.Version).IsConcurrencyToken();
        statement.HasOne<Clinic>().WithMany().HasForeignKey(s => s.ClinicId);
        // One open statement per subject.
        statement.HasIndex(s => new { s.ClinicId, s.Subject }).IsUnique().HasFilter($"status = {SqlNumber.Of(StatementStatus.Open)}");
    }
}
