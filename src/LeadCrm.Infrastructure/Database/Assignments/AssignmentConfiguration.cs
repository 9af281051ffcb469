using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Assignments;

internal sealed class AssignmentConfiguration : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> assignment)
    {
        assignment.ToTable("assignments");
        assignment.Property(a => a.OfferReference).HasMaxLength(16);
        assignment.Property(a => a.EndReason).HasMaxLength(60);
        // Ticks: COPY writes whole numbers.
        assignment.Property(a => a.WorkingTimeLeft).HasConversion<long>();
        assignment.HasOne<Lead>().WithMany().HasForeignKey(a => a.LeadId);
        assignment.HasOne<Clinic>().WithMany().HasForeignKey(a => a.ClinicId);
        // A clinic never holds the same lead twice at once: routing may run twice, the offer does not.
        assignment.HasIndex(a => new { a.LeadId, a.ClinicId }).IsUnique().HasFilter($"status < {SqlNumber.Of(AssignmentStatus.Declined)}").HasDatabaseName("ux_assignments_living");
        assignment.HasIndex(a => a.LeadId);
        assignment.HasIndex(a => new { a.ClinicId, a.OfferedAt });
        // The router counts what all clinics were offered lately.
        assignment.HasIndex(a => a.OfferedAt);
        // The expiry queue.
        assignment.HasIndex(a => a.ExpiresAt).HasFilter($"status = {SqlNumber.Of(AssignmentStatus.Offered)}").HasDatabaseName("ix_assignments_expiry_queue");
    }
}
