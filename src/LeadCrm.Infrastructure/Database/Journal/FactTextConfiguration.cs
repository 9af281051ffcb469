using LeadCrm.Domain.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Journal;

internal sealed class FactTextConfiguration : IEntityTypeConfiguration<FactText>
{
    public void Configure(EntityTypeBuilder<FactText> text)
    {
        text.ToTable("journal_texts");
        text.HasIndex(t => t.LeadId);
    }
}
