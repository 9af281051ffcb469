using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Identity;

internal sealed class SignInAttemptConfiguration : IEntityTypeConfiguration<SignInAttempt>
{
    public void Configure(EntityTypeBuilder<SignInAttempt> attempt)
    {
        attempt.ToTable("sign_in_attempts");
        attempt.HasKey(a => new { a.Account, a.Client });
        attempt.Property(a => a.Account).HasMaxLength(32);
        attempt.Property(a => a.Client).HasMaxLength(45);
    }
}
