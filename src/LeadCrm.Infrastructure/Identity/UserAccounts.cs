using LeadCrm.Application.Access;
using Microsoft.AspNetCore.Identity;

namespace LeadCrm.Infrastructure.Identity;

/// <summary>Makes accounts.</summary>
public sealed class UserAccounts(UserManager<User> users, TimeProvider time)
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
}
