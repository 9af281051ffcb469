using System.Linq.Expressions;
using LeadCrm.Application.Access;
using LeadCrm.Application.Clinics;
using LeadCrm.Infrastructure.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadCrm.Infrastructure.Identity;

internal sealed class ClinicAccounts(LeadCrmDbContext db, UserManager<User> users, IOptions<DataProtectionTokenProviderOptions> tokens, TimeProvider time) : IClinicAccounts
{
    private static readonly Expression<Func<User, ClinicAccount>> s_account =
        u => new ClinicAccount(u.Id, u.ClinicId!.Value, u.DisplayName, u.Email!, u.IsActive, u.PasswordHash != null);

    // An account counts as a clinic's only while that is all it is: nobody of a clinic may close a colleague of ours.
    private IQueryable<User> OfClinics => db.Users.Where(u => u.ClinicId != null && u.Roles == Roles.Clinic);

    public async Task<IReadOnlyList<ClinicAccount>> OfClinicAsync(Guid clinicId, CancellationToken ct) =>
        await OfClinics.AsNoTracking().Where(u => u.ClinicId == clinicId).OrderBy(u => u.DisplayName).Select(s_account).ToListAsync(ct);

    public async Task<ClinicAccount?> FindAsync(Guid userId, CancellationToken ct) =>
        await OfClinics.AsNoTracking().Where(u => u.Id == userId).Select(s_account).FirstOrDefaultAsync(ct);

    public async Task<bool> IsTakenAsync(string email, CancellationToken ct)
    {
        var normalized = users.NormalizeEmail(email);
        return await db.Users.AnyAsync(u => u.NormalizedEmail == normalized || u.NormalizedUserName == normalized, ct);
    }

    public Guid Add(Guid clinicId, string name, string email)
    {
        var user = new User
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            UserName = email,
            NormalizedUserName = users.NormalizeName(email),
            Email = email,
            NormalizedEmail = users.NormalizeEmail(email),
            EmailConfirmed = true,
            DisplayName = name,
            Roles = Roles.Clinic,
            ClinicId = clinicId,
            SecurityStamp = User.NewStamp(),
            LockoutEnabled = true,
            CreatedAt = time.GetUtcNow(),
        };
        db.Users.Add(user);
        return user.Id;
    }

    public async Task SetActiveAsync(Guid userId, bool isActive, CancellationToken ct)
    {
        var user = await OfClinics.SingleAsync(u => u.Id == userId, ct);
        (user.IsActive, user.SecurityStamp) = (isActive, User.NewStamp());
        user.Restamp();
    }

    public async Task<string> PasswordTokenAsync(Guid userId, CancellationToken ct) =>
        await users.GeneratePasswordResetTokenAsync(await OfClinics.AsNoTracking().SingleAsync(u => u.Id == userId, ct));

    public TimeSpan PasswordTokenLife => tokens.Value.TokenLifespan;
}
