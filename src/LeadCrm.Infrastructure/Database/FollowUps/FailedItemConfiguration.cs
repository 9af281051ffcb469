using LeadCrm.Domain.FollowUps;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.FollowUps;

internal sealed class FailedItemConfiguration : IEntityTypeConfiguration<FailedItem>
{
    public void Configure(EntityTypeBuilder<FailedItem> item)
    {
        item.ToTable("failed_items");
        item.HasKey(i => new { i.Queue, i.ItemId });
        item.Property(i => i.Queue).HasMaxLength(20);
        item.Property(i => i.Failure).HasMaxLength(100);
    }
}
