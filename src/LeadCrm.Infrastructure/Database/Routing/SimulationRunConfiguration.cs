using LeadCrm.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Routing;

internal sealed class SimulationRunConfiguration : IEntityTypeConfiguration<SimulationRun>
{
    public void Configure(EntityTypeBuilder<SimulationRun> run)
    {
        run.ToTable("simulation_runs");
        run.Property(r => r.Definition).AsJson();
        run.Property(r => r.Outcome).AsJson();
        run.Property(r => r.Failure).HasMaxLength(60);
        run.Property(r => r.Revision).IsConcurrencyToken();
        run.HasOne<RoutingPolicy>().WithMany().HasForeignKey(r => r.PolicyVersion);
        run.HasIndex(r => new { r.PolicyVersion, r.RequestedAt });
        // One at a time for each draft; also the queue.
        run.HasIndex(r => r.PolicyVersion).IsUnique().HasFilter($"status < {SqlNumber.Of(SimulationStatus.Done)}").HasDatabaseName("ux_simulation_runs_underway");
    }
}
