using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Quotes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Quotes;

internal sealed class QuoteTemplateConfiguration : IEntityTypeConfiguration<QuoteTemplate>
{
    public void Configure(EntityTypeBuilder<QuoteTemplate> template)
    {
        template.ToTable("quote_templates");
        template.Property(t => t.ConditionCode).HasMaxLength(60);
        template.Property(t => t.TreatmentCode).HasMaxLength(60);
        template.Property(t => t.Name).HasMaxLength(QuoteTemplate.LongestName);
        template.Property(t => t.Content).AsJson();
        template.HasOne<Clinic>().WithMany().HasForeignKey(t => t.ClinicId);
        template.HasIndex(t => new { t.ClinicId, t.ConditionCode, t.TreatmentCode, t.Name }).IsUnique();
    }
}
