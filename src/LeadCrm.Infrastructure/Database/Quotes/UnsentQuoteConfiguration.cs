using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Quotes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Quotes;

internal sealed class UnsentQuoteConfiguration : IEntityTypeConfiguration<UnsentQuote>
{
    public void Configure(EntityTypeBuilder<UnsentQuote> quote)
    {
        quote.ToTable("unsent_quotes");
        quote.HasOne<Assignment>().WithMany().HasForeignKey(q => q.AssignmentId);
        quote.HasIndex(q => q.AssignmentId).IsUnique();
    }
}
