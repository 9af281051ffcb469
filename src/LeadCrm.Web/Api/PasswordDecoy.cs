using LeadCrm.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;

namespace LeadCrm.Web.Api;

/// <summary>Spends the time of a password check for an address that has no account, so that the answer's time tells nothing.</summary>
internal static class PasswordDecoy
{
    private static readonly User s_nobody = new();
    private static string? s_hash;

    public static bool Verify(UserManager<User> users, string? password)
    {
        s_hash ??= users.PasswordHasher.HashPassword(s_nobody, Guid.NewGuid().ToString());
        users.PasswordHasher.VerifyHashedPassword(s_nobody, s_hash, password ?? "");
        return false;
    }
}
