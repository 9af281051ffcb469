using LeadCrm.Domain.FollowUps;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.FollowUps;

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.ToTable("messages");
        message.Property(m => m.DedupKey).HasMaxLength(80);
        message.Property(m => m.Outcome).HasMaxLength(200);
        message.Property(m => m.AddressKey).HasMaxLength(64);
        message.HasIndex(m => m.DedupKey).IsUnique();
        message.HasIndex(m => new { m.AddressKey, m.SentAt }).HasFilter("address_key IS NOT NULL");
        message.HasIndex(m => m.LeadId);
        // The mail queue.
        message.HasIndex(m => m.NextAttemptAt).HasFilter($"status = {SqlNumber.Of(MessageStatus.Due)}").HasDatabaseName("ix_messages_queue");
    }
}
