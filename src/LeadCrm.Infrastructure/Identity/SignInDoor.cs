using System.Net;
using Microsoft.AspNetCore.Identity;

namespace LeadCrm.Infrastructure.Identity;

/// <summary>
/// Recognises people by address, password and, where the account has one, second factor. Every refusal takes the same way, and one
/// hash is computed on each: nothing tells an unknown address from a wrong password, a closed account or too many attempts.
/// </summary>
public sealed class SignInDoor
{
    private const int LongestAddress = 254;
    private static readonly User s_nobody = new();
    private static string? s_nobodysHash;
    private readonly UserManager<User> _users;
    private readonly SignInThrottle _throttle;

    internal SignInDoor(UserManager<User> users, SignInThrottle throttle) => (_users, _throttle) = (users, throttle);

    /// <summary>The account; null when the person is refused.</summary>
    /// <param name="email">As it was typed.</param>
    /// <param name="password">As it was typed.</param>
    /// <param name="code">The code of the second factor; only accounts that have one need it.</param>
    /// <param name="client">Where the attempt comes from.</param>
    public async Task<User?> RecogniseAsync(string? email, string? password, string? code, IPAddress? client, CancellationToken ct)
    {
        (email, password) = ((email ?? "").Trim(), password ?? "");
        // No account has these, and hashing megabytes is work for nothing.
        if (email.Length > LongestAddress || email.Contains('\0', StringComparison.Ordinal) || password.Length > PasswordRules.Longest)
            return null;
        var normalized = _users.NormalizeEmail(email);
        var mayPass = await _throttle.CountAsync(normalized, client, ct);
        var user = await _users.FindByEmailAsync(email);
        var passes = await HasPasswordAsync(user, password) && mayPass && await HasSecondFactorAsync(user!, code);
        if (!passes)
            return null;
        await _throttle.SucceededAsync(normalized, client, ct);
        return user;
    }

    private async Task<bool> HasPasswordAsync(User? user, string password)
    {
        if (user is { IsActive: true, PasswordHash: not null })
            return await _users.CheckPasswordAsync(user, password);
        s_nobodysHash ??= _users.PasswordHasher.HashPassword(s_nobody, Guid.NewGuid().ToString());
        _users.PasswordHasher.VerifyHashedPassword(s_nobody, s_nobodysHash, password);
        return false;
    }

    private async Task<bool> HasSecondFactorAsync(User user, string? code) =>
        !user.TwoFactorEnabled || (code is { Length: > 0 and <= 20 } && await _users.VerifyTwoFactorTokenAsync(user, _users.Options.Tokens.AuthenticatorTokenProvider, code));
}
