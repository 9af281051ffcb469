using LeadCrm.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Catalogue;

internal sealed class CatalogueConfiguration :
    IEntityTypeConfiguration<Category>, IEntityTypeConfiguration<Condition>, IEntityTypeConfiguration<Treatment>, IEntityTypeConfiguration<TreatmentPair>
{
    private const int CodeLength = 60;

    public void Configure(EntityTypeBuilder<Category> category)
    {
        category.ToTable("categories");
        category.HasKey(c => c.Code);
        category.Property(c => c.Code).HasMaxLength(CodeLength);
        category.Property(c => c.Name).AsJson();
    }

    public void Configure(EntityTypeBuilder<Condition> condition)
    {
        condition.ToTable("conditions");
        condition.HasKey(c => c.Code);
        condition.Property(c => c.Code).HasMaxLength(CodeLength);
        condition.Property(c => c.Icd10).HasMaxLength(20);
        condition.Property(c => c.Name).AsJson();
        condition.Property(c => c.Synonyms).AsJson();
        condition.Property(c => c.Questionnaire).AsJson();
        condition.Property(c => c.About!).AsJson();
        condition.HasOne<Category>().WithMany().HasForeignKey(c => c.CategoryCode);
    }

    public void Configure(EntityTypeBuilder<Treatment> treatment)
    {
        treatment.ToTable("treatments");
        treatment.HasKey(t => t.Code);
        treatment.Property(t => t.Code).HasMaxLength(CodeLength);
        treatment.Property(t => t.Name).AsJson();
    }

    public void Configure(EntityTypeBuilder<TreatmentPair> pair)
    {
        pair.ToTable("treatment_pairs");
        pair.HasKey(p => new { p.ConditionCode, p.TreatmentCode });
        pair.Property(p => p.Evidence).AsJson();
        pair.Property(p => p.Citations).AsJson();
        pair.Property(p => p.Rules).AsJson();
        pair.Property(p => p.Disclosures).AsJson();
        pair.Property(p => p.Requirements).AsJson();
        pair.Property(p => p.Alternative!).AsJson();
        pair.Property(p => p.ReviewedBy).HasMaxLength(PairRevision.NameLength);
        // Of two reviewers who put something into force at once, the second is refused.
        pair.Property(p => p.Version).IsConcurrencyToken();
        pair.HasOne<Condition>().WithMany().HasForeignKey(p => p.ConditionCode);
        pair.HasOne<Treatment>().WithMany().HasForeignKey(p => p.TreatmentCode);
    }
}
