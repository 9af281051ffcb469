using LeadCrm.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Catalogue;

internal sealed class PairRevisionConfiguration : IEntityTypeConfiguration<PairRevision>
{
    public void Configure(EntityTypeBuilder<PairRevision> revision)
    {
        revision.ToTable("pair_revisions");
        revision.Property(r => r.Before).AsJson();
        revision.Property(r => r.Content).AsJson();
        revision.Property(r => r.Reason).HasMaxLength(PairRevision.ReasonLength);
        revision.Property(r => r.LevelReason).HasMaxLength(PairRevision.ReasonLength);
        revision.Property(r => r.DecisionNote).HasMaxLength(PairRevision.ReasonLength);
        revision.Property(r => r.DraftedByName).HasMaxLength(PairRevision.NameLength);
        revision.Property(r => r.DecidedByName).HasMaxLength(PairRevision.NameLength);
        revision.Property(r => r.Version).IsConcurrencyToken();
        revision.Ignore(r => r.ChangesLevel);
        revision.Ignore(r => r.ChangesNothing);
        revision.HasOne<TreatmentPair>().WithMany().HasForeignKey(r => new { r.ConditionCode, r.TreatmentCode }).OnDelete(DeleteBehavior.Restrict);
        // A version is made once, and a reviewer has one draft of a pair.
        revision.HasIndex(r => new { r.ConditionCode, r.TreatmentCode, r.AppliedVersion }).IsUnique().HasFilter("applied_version IS NOT NULL").HasDatabaseName("ux_pair_revisions_version");
        revision.HasIndex(r => new { r.ConditionCode, r.TreatmentCode, r.DraftedById }).IsUnique().HasFilter($"status = {SqlNumber.Of(RevisionStatus.Draft)}").HasDatabaseName("ux_pair_revisions_draft");
        revision.HasIndex(r => r.Status).HasFilter($"status = {SqlNumber.Of(RevisionStatus.Proposed)}").HasDatabaseName("ix_pair_revisions_proposed");
        revision.HasIndex(r => r.DecidedAt).HasFilter($"status = {SqlNumber.Of(RevisionStatus.Approved)} AND rechecked_at IS NULL").HasDatabaseName("ix_pair_revisions_to_recheck");
    }
}
