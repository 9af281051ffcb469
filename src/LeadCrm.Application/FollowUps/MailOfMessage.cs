using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.Staff;
using LeadCrm.Domain.FollowUps;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.FollowUps;

/// <summary>Makes the mail of any message, whatever it is about.</summary>
/// <param name="db">The database.</param>
/// <param name="leadMails">Those about a lead.</param>
/// <param name="clinicMails">Those about a clinic alone.</param>
/// <param name="revisionMails">Those about the catalogue.</param>
/// <param name="passwordMails">Those about an account.</param>
/// <param name="staffMails">Those that invite colleagues.</param>
public sealed class MailOfMessage(ILeadCrmDb db, MailComposer leadMails, ClinicMails clinicMails, RevisionMails revisionMails, PasswordMails passwordMails, StaffMails staffMails)
{
    /// <summary>Composes the mail, or says why none is to be sent.</summary>
    /// <param name="message">The message.</param>
    /// <param name="ct">Cancels.</param>
    public Task<ComposedMail> ComposeAsync(Message message, CancellationToken ct) => ComposeAsync(message, toLookAt: false, ct);

    /// <summary>Composes the mail for somebody who looks at it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="ct">Cancels.</param>
    public Task<ComposedMail> PreviewAsync(Message message, CancellationToken ct) => ComposeAsync(message, toLookAt: true, ct);

    private async Task<ComposedMail> ComposeAsync(Message message, bool toLookAt, CancellationToken ct) => message switch
    {
        { LeadId: { } leadId } => await leadMails.ComposeAsync(message, await db.Leads.AsNoTracking().SingleAsync(l => l.Id == leadId, ct), ct, toLookAt),
        { Kind: MessageKind.SecondReviewerNeeded } => await revisionMails.ComposeAsync(message, ct),
        { Kind: MessageKind.PasswordForgotten } => await passwordMails.ComposeAsync(message, ct),
        { Kind: MessageKind.StaffInvitation } => await staffMails.ComposeAsync(message, ct),
        _ => await clinicMails.ComposeAsync(message, ct),
    };
}
