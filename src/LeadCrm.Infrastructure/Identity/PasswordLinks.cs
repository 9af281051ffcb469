using LeadCrm.Application.Access;
using LeadCrm.Infrastructure.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Infrastructure.Identity;

internal sealed class PasswordLinks(LeadCrmDbContext db, UserManager<User> users) : IPasswordLinks
{
    public async Task<Guid?> AccountOfAsync(string email, CancellationToken ct)
    {
        var normalized = users.NormalizeEmail(email);
        // A colleague who never chose a password has an invitation, and that ends.
        return await db.Users.AsNoTracking().Where(u => u.NormalizedEmail == normalized && u.IsActive && (u.ClinicId != null || u.PasswordHash != null)).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(ct);
    }

    public async Task<string> TokenAsync(Guid userId, CancellationToken ct) =>
        await users.GeneratePasswordResetTokenAsync(await db.Users.AsNoTracking().SingleAsync(u => u.Id == userId, ct));
}
