using LeadCrm.Application.Access;
using LeadCrm.Domain;
using LeadCrm.Domain.FollowUps;

namespace LeadCrm.Application.FollowUps;

/// <summary>Mails to people who forgot a password: plans them, and composes them at the moment of sending.</summary>
/// <param name="people">To whom.</param>
/// <param name="links">Makes the link.</param>
/// <param name="address">Where it leads.</param>
public sealed class PasswordMails(IPeople people, IPasswordLinks links, PublicUrl address)
{
    /// <summary>An account gets at most one such mail in this time.</summary>
    public static readonly TimeSpan AtMostOneIn = TimeSpan.FromMinutes(10);

    /// <summary>The mail of one account. Two of the same ten minutes of the clock have one key, so that asking twice at once gives one.</summary>
    /// <param name="account">The account.</param>
    /// <param name="at">Now (UTC).</param>
    public static Message Plan(Guid account, DateTimeOffset at) =>
        Message.ToColleague(MessageKind.PasswordForgotten, account, account, at, step: (int)(at.UtcTicks / AtMostOneIn.Ticks % int.MaxValue));

    /// <summary>Composes the mail, unless the account was closed meanwhile.</summary>
    /// <param name="message">The message.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<ComposedMail> ComposeAsync(Message message, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(message);
        var account = message.RecipientId ?? Guid.Empty;
        if (await people.AddressAsync(account, ct) is not { } to || await people.FindAsync(account, ct) is not { } person)
            return new ComposedMail(null, "account-closed");
        return new ComposedMail(new OutgoingMail(message.Id, message.Kind, to, DisplayName.Of(person.Name), "en", "LeadCrm", address.ChoosePassword(account, await links.TokenAsync(account, ct))));
    }
}
