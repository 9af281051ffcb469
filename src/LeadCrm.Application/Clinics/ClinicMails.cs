using LeadCrm.Application.FollowUps;
using LeadCrm.Domain;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.FollowUps;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Clinics;

/// <summary>Mails to clinics that are about no lead: plans them, and composes them at the moment of sending.</summary>
/// <param name="db">The database.</param>
/// <param name="accounts">To whom.</param>
/// <param name="address">Where links lead.</param>
/// <param name="time">The clock.</param>
public sealed class ClinicMails(ILeadCrmDb db, IClinicAccounts accounts, PublicUrl address, TimeProvider time)
{
    /// <summary>Plans a mail to everybody who works for a clinic, or to its contact address when nobody does yet.</summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="aboutId">The row it is about.</param>
    /// <param name="at">When it is planned (UTC).</param>
    /// <param name="step">What makes a repeat another message.</param>
    /// <param name="ct">Cancels.</param>
    public async Task TellAsync(Clinic clinic, MessageKind kind, Guid aboutId, DateTimeOffset at, int step, CancellationToken ct)
    {
        var people = (await accounts.OfClinicAsync(clinic.Id, ct)).Where(a => a is { IsActive: true, HasPassword: true }).Select(a => (Guid?)a.Id).ToList();
        db.Messages.AddRange((people.Count > 0 ? people : [null]).Select(p => Message.ToClinic(kind, clinic.Id, aboutId, p, at, step)));
    }

    /// <summary>Composes the mail of a message that is about no lead.</summary>
    /// <param name="message">The message.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<ComposedMail> ComposeAsync(Message message, CancellationToken ct)
    {
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == message.ClinicId, ct);
        var recipient = message.RecipientId is { } id ? await accounts.FindAsync(id, ct) : null;
        if (message.RecipientId is not null && recipient is not { IsActive: true })
            return new ComposedMail(null, "account-closed");
        return message.Kind switch
        {
            MessageKind.AccountInvitation => await InvitationAsync(message, clinic, recipient!, ct),
            MessageKind.InvitationNeedsOtherAddress => await OtherAddressAsync(message, clinic, ct),
            MessageKind.LicenceEndsSoon or MessageKind.LicenceEnded => await LicenceAsync(message, clinic, recipient, ct),
            MessageKind.ClinicApproved when clinic.VettingStatus != VettingStatus.Approved => new ComposedMail(null, "not-so-any-more"),
            MessageKind.ClinicSuspended when clinic.VettingStatus != VettingStatus.Suspended => new ComposedMail(null, "not-so-any-more"),
            _ => new ComposedMail(MailOf(message, clinic, recipient, address.OwnClinic(""))),
        };
    }

    private async Task<ComposedMail> InvitationAsync(Message message, Clinic clinic, ClinicAccount recipient, CancellationToken ct)
    {
        var invitation = await db.ClinicInvitations.AsNoTracking().SingleAsync(i => i.Id == message.AboutId, ct);
        if (invitation.Sendings != message.Step || invitation.WithdrawnAt is not null)
            return new ComposedMail(null, "invitation-over");
        var token = await accounts.PasswordTokenAsync(recipient.Id, ct);
        return new ComposedMail(MailOf(message, clinic, recipient, address.ChoosePassword(recipient.Id, token)) with { Deadline = time.GetUtcNow() + accounts.PasswordTokenLife });
    }

    private async Task<ComposedMail> OtherAddressAsync(Message message, Clinic clinic, CancellationToken ct)
    {
        var invitation = await db.ClinicInvitations.AsNoTracking().SingleAsync(i => i.Id == message.AboutId, ct);
        return invitation.Sendings != message.Step || invitation.WithdrawnAt is not null
            ? new ComposedMail(null, "invitation-over")
            // The name was typed by a stranger to this person; nobody is spoken to by it.
            : new ComposedMail(new OutgoingMail(message.Id, message.Kind, invitation.Email, Name: null, "en", clinic.Name, address.SignIn) { TimeZone = clinic.TimeZone, At = message.DueAt });
    }

    private async Task<ComposedMail> LicenceAsync(Message message, Clinic clinic, ClinicAccount? recipient, CancellationToken ct)
    {
        var warning = await db.LicenceWarnings.AsNoTracking().SingleAsync(w => w.Id == message.AboutId, ct);
        if (!warning.StillHolds(clinic))
            return new ComposedMail(null, "renewed");
        return new ComposedMail(MailOf(message, clinic, recipient, address.OwnClinic("licences")) with
        {
            What = $"{LicenceNames.Of(warning.Kind)} ({warning.Number})",
            Day = warning.ExpiresOn,
            DaysLeft = warning.ExpiresOn.DayNumber - clinic.Today(time.GetUtcNow()).DayNumber,
        });
    }

    private static OutgoingMail MailOf(Message message, Clinic clinic, ClinicAccount? recipient, Uri link) =>
        new(message.Id, message.Kind, recipient?.Email ?? clinic.ContactEmail, DisplayName.Of(recipient?.Name ?? clinic.Name), "en", clinic.Name, link)
        {
            TimeZone = clinic.TimeZone,
            Clinic = clinic.Name,
            At = message.DueAt,
        };
}
