using LeadCrm.Domain;
using Microsoft.AspNetCore.Identity;

namespace LeadCrm.Infrastructure.Identity;

/// <summary>Chooses a password over the link of a mail: the first one over an invitation, another one over what somebody asked for who forgot theirs.</summary>
public sealed class PasswordChoice
{
    /// <summary>The code of a link that does not work, whatever the reason.</summary>
    public const string InvalidLink = "InvalidToken";

    private readonly UserManager<User> _users;
    private readonly InvitationTokens _invitations;

    internal PasswordChoice(UserManager<User> users, InvitationTokens invitations) => (_users, _invitations) = (users, invitations);

    /// <summary>Sets the password when the link works and the password may be one.</summary>
    /// <param name="account">As the link names it.</param>
    /// <param name="token">As the link has it.</param>
    /// <param name="password">As it was typed.</param>
    public async Task<IdentityResult> ChooseAsync(string? account, string? token, string? password)
    {
        // What is no id at all cannot even be looked for.
        var user = Guid.TryParse(account, out var id) ? await _users.FindByIdAsync(id.ToString()) : null;
        if (user is not { IsActive: true })
            return Invalid();
        try
        {
            return user.PasswordHash is null && _invitations.Holds(user, token)
                ? await _users.AddPasswordAsync(user, password ?? "")
                : await _users.ResetPasswordAsync(user, token ?? "", password ?? "");
        }
        catch (BrokenRuleException)
        {
            // The same link was used at the same moment, and the other one was faster.
            return Invalid();
        }
    }

    private static IdentityResult Invalid() => IdentityResult.Failed(new IdentityError { Code = InvalidLink });
}
