using Microsoft.AspNetCore.Identity;

namespace LeadCrm.Infrastructure.Identity;

/// <summary>
/// What a password has to resist: guessing by people who know whose it is and by programs that know what others choose
/// (NIST SP 800-63B, 3.1.1.2). Length counts, and what is left of it without words that everybody thinks of; composition rules only annoy.
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<User>
{
    public const int Shortest = 12;
    public const int Longest = 200;

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password) => Task.FromResult(password switch
    {
        null or { Length: < Shortest } => Refused("PasswordTooShort", $"Choose at least {Shortest} characters; several words are easy to remember."),
        { Length: > Longest } => Refused("PasswordTooLong", $"Choose at most {Longest} characters."),
        _ when !GuessablePassword.HasEnoughOfItsOwn(password, WordsOf(user)) =>
            Refused("PasswordGuessable", "This is easy to guess: it is made of words, years or rows of keys that many people choose, of your own name or address, or of this program's name. Choose several words that do not belong together."),
        _ => IdentityResult.Success,
    });

    private static IEnumerable<string> WordsOf(User user)
    {
        var address = user.Email ?? "";
        return address.Split('@', '.', '-', '_', '+').Concat(user.DisplayName.Split(' ', '(', ')', '.')).Append(address);
    }

    private static IdentityResult Refused(string code, string words) => IdentityResult.Failed(new IdentityError { Code = code, Description = words });
}
