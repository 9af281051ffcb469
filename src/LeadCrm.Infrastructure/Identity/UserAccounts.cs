using LeadCrm.Application.Access;
using LeadCrm.Infrastructure.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Infrastructure.Identity;

/// <summary>Makes accounts and checks sessions.</summary>
public sealed class UserAccounts(LeadCrmDbContext db, UserManager<User> users, TimeProvider time)
{
    /// <summary>Makes an account unless the address has one already.</summary>
    public async Task<User> EnsureAsync(string email, string displayName, Roles roles, Guid? clinicId, string? password)
    {
        if (await users.FindByEmailAsync(email) is { } known)
            return known;
        var user = new User
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            DisplayName = displayName,
            Roles = roles,
            ClinicId = clinicId,
            CreatedAt = time.GetUtcNow(),
        };
        var result = password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password);
        return result.Succeeded ? user : throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
    }

    /// <summary>Who an account is now: roles and clinic as they stand in the database, nobody when it is inactive or its sessions were ended.</summary>
    /// <param name="userId">The account of the session.</param>
    /// <param name="securityStamp">The stamp the session was begun with; null when the session carries none.</param>
    public async Task<Caller> CallerAsync(Guid userId, string? securityStamp, CancellationToken ct)
    {
        var user = await db.Users.AsNoTracking()
            .Where(u => u.Id == userId && u.IsActive)
            .Select(u => new { u.Roles, u.ClinicId, u.SecurityStamp })
            .FirstOrDefaultAsync(ct);
        if (user is null || (securityStamp is not null && securityStamp != user.SecurityStamp))
            return Caller.Anonymous;
        return new Caller(user.Roles, userId, user.ClinicId);
    }

    /// <summary>Names for timelines and lists.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(CancellationToken ct) =>
        await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
}
