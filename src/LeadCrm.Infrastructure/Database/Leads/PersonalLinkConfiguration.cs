using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Leads;

internal sealed class PersonalLinkConfiguration : IEntityTypeConfiguration<PersonalLink>
{
    public void Configure(EntityTypeBuilder<PersonalLink> link)
    {
        link.ToTable("personal_links");
        link.HasOne<Lead>().WithMany().HasForeignKey(l => l.LeadId);
    }
}
