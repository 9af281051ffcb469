using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Assignments;

internal sealed class CaseNoteConfiguration : IEntityTypeConfiguration<CaseNote>
{
    public void Configure(EntityTypeBuilder<CaseNote> note)
    {
        note.ToTable("case_notes");
        note.HasOne<Lead>().WithMany().HasForeignKey(n => n.LeadId);
        // No index of its own: a conversation is read by its lead.
        note.HasIndex(n => new { n.LeadId, n.Id });
    }
}
