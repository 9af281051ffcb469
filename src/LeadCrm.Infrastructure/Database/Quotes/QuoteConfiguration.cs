using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Quotes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Quotes;

internal sealed class QuoteConfiguration : IEntityTypeConfiguration<Quote>
{
    public void Configure(EntityTypeBuilder<Quote> quote)
    {
        quote.ToTable("quotes");
        quote.Property(q => q.Currency).HasMaxLength(3);
        quote.Property(q => q.Content).AsJson();
        quote.HasOne<Assignment>().WithMany().HasForeignKey(q => q.AssignmentId);
        quote.HasIndex(q => new { q.AssignmentId, q.Number }).IsUnique();
        quote.HasIndex(q => q.LeadId);
    }
}
