using LeadCrm.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Routing;

internal sealed class RoutingPolicyConfiguration : IEntityTypeConfiguration<RoutingPolicy>
{
    public void Configure(EntityTypeBuilder<RoutingPolicy> policy)
    {
        policy.ToTable("routing_policies");
        policy.HasKey(p => p.Version);
        policy.Property(p => p.Version).ValueGeneratedNever();
        policy.Property(p => p.Name).HasMaxLength(200);
        policy.Property(p => p.Definition).AsJson();
        policy.Property(p => p.Revision).IsConcurrencyToken();
        // Exactly one policy is in force.
        policy.HasIndex(p => p.Status).IsUnique().HasFilter($"status = {SqlNumber.Of(PolicyStatus.Published)}").HasDatabaseName("ux_routing_policies_published");
    }
}
