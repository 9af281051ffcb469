using LeadCrm.Application.Access;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Values;
using LeadCrm.Domain;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Staff;

/// <summary>Mails that invite colleagues: plans them, and composes them at the moment of sending.</summary>
/// <param name="db">The database.</param>
/// <param name="accounts">To whom.</param>
/// <param name="people">Who invites.</param>
/// <param name="address">Where the link leads.</param>
/// <param name="organisation">The zone of who has none of their own.</param>
/// <param name="time">The clock.</param>
public sealed class StaffMails(ILeadCrmDb db, IStaffAccounts accounts, IPeople people, PublicUrl address, OrganisationCalendar organisation, TimeProvider time)
{
    /// <summary>The mail of an invitation that was just asked for.</summary>
    /// <param name="profile">Who is invited.</param>
    public static Message Plan(StaffProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return Message.ToColleague(MessageKind.StaffInvitation, profile.UserId, profile.UserId, profile.InvitedAt!.Value, profile.Invitations);
    }

    /// <summary>Composes the mail, unless the invitation was followed, repeated or taken back, or has run out before it could be sent.</summary>
    /// <param name="message">The message.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<ComposedMail> ComposeAsync(Message message, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(message);
        var id = message.RecipientId ?? Guid.Empty;
        if (await accounts.FindAsync(id, ct) is not { IsActive: true } account)
            return new ComposedMail(null, "account-closed");
        var profile = await db.StaffProfiles.AsNoTracking().FirstOrDefaultAsync(p => p.UserId == id, ct);
        if (account.HasPassword || profile is not { InvitedUntil: { } until } || profile.Invitations != message.Step || until <= time.GetUtcNow())
            return new ComposedMail(null, "invitation-over");
        var by = profile.InvitedBy is { } inviter ? DisplayName.Of((await people.FindAsync(inviter, ct))?.Name)?.Text : null;
        var link = address.ChoosePassword(id, await accounts.InvitationTokenAsync(id, until, ct));
        return new ComposedMail(new OutgoingMail(message.Id, message.Kind, account.Email, DisplayName.Of(account.Name), "en", by ?? "LeadCrm", link, until)
        {
            TimeZone = profile.TimeZone ?? organisation.Calendar.TimeZone,
            At = profile.InvitedAt,
        });
    }
}
