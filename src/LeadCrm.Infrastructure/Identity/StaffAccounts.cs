using System.Linq.Expressions;
using LeadCrm.Application.Access;
using LeadCrm.Application.Staff;
using LeadCrm.Infrastructure.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Infrastructure.Identity;

internal sealed class StaffAccounts(LeadCrmDbContext db, UserManager<User> users, InvitationTokens invitations, TimeProvider time) : IStaffAccounts
{
    private static readonly Expression<Func<User, StaffAccount>> s_account =
        u => new StaffAccount(u.Id, u.DisplayName, u.Email!, u.Roles, u.IsActive, u.PasswordHash != null, u.CreatedAt);

    private IQueryable<User> OfTheHouse => db.Users.Where(u => u.ClinicId == null && (u.Roles & Roles.Clinic) == Roles.None);

    public async Task<IReadOnlyList<StaffAccount>> ListAsync(CancellationToken ct) =>
        await OfTheHouse.AsNoTracking().OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Select(s_account).ToListAsync(ct);

    public async Task<StaffAccount?> FindAsync(Guid userId, CancellationToken ct) =>
        await OfTheHouse.AsNoTracking().Where(u => u.Id == userId).Select(s_account).FirstOrDefaultAsync(ct);

    public async Task<Guid?> HolderAsync(string email, CancellationToken ct)
    {
        var normalized = users.NormalizeEmail(email);
        return await db.Users.AsNoTracking().Where(u => u.NormalizedEmail == normalized || u.NormalizedUserName == normalized).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(ct);
    }

    public Guid Add(string name, string email, Roles roles)
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
            Roles = roles,
            SecurityStamp = User.NewStamp(),
            LockoutEnabled = true,
            CreatedAt = time.GetUtcNow(),
        };
        db.Users.Add(user);
        return user.Id;
    }

    public async Task ChangeAsync(Guid userId, string name, Roles roles, CancellationToken ct)
    {
        var user = await OfTheHouse.SingleAsync(u => u.Id == userId, ct);
        // Sessions of other roles are over for good, also when the roles are given back.
        if (user.Roles != roles)
            db.RemoveRange(await db.Set<Session>().Where(s => s.UserId == userId).ToListAsync(ct));
        (user.DisplayName, user.Roles) = (name, roles);
        user.Restamp();
    }

    public async Task SetActiveAsync(Guid userId, bool isActive, CancellationToken ct)
    {
        var user = await OfTheHouse.SingleAsync(u => u.Id == userId, ct);
        (user.IsActive, user.SecurityStamp) = (isActive, User.NewStamp());
        user.Restamp();
    }

    public async Task EndLinksAsync(Guid userId, CancellationToken ct)
    {
        var user = await OfTheHouse.SingleAsync(u => u.Id == userId, ct);
        user.SecurityStamp = User.NewStamp();
        user.Restamp();
    }

    public async Task<string> InvitationTokenAsync(Guid userId, DateTimeOffset until, CancellationToken ct) =>
        invitations.Write(await OfTheHouse.AsNoTracking().SingleAsync(u => u.Id == userId, ct), until);
}
