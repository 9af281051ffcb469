using LeadCrm.Application.Leads;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Clinics;

/// <summary>
/// Invites people to clinics, within the present unit of work. An address that has an account elsewhere gives the same answer, the
/// same line in the list and a mail to its owner, so that nobody can find out who has an account.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="accounts">Accounts.</param>
/// <param name="desk">Who invites.</param>
public sealed class ClinicInvitations(ILeadCrmDb db, IClinicAccounts accounts, ClinicDesk desk)
{
    /// <summary>Invites somebody.</summary>
    /// <param name="clinicId">The clinic.</param>
    /// <param name="name">How colleagues know them.</param>
    /// <param name="email">The address.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="BrokenRuleException"><c>already-invited</c> when the clinic's own list has the address.</exception>
    public async Task InviteAsync(Guid clinicId, string name, string email, CancellationToken ct)
    {
        (name, email) = (OneLine.Of(name) ?? "", MailAddressRule.Normalise(email));
        if (await StandsInListAsync(clinicId, email, ct))
            throw new BrokenRuleException("already-invited", "This address stands in the list already; invite it again from there.");
        Guid? user = await accounts.IsTakenAsync(email, ct) ? null : accounts.Add(clinicId, name, email);
        var invitation = new ClinicInvitation(Guid.CreateVersion7(desk.At), clinicId, email, name, user, desk.UserId, desk.At);
        db.ClinicInvitations.Add(invitation);
        Send(invitation);
        desk.Record(clinicId, FactKind.ClinicUserInvited, "users");
    }

    /// <summary>Plans the mail of an invitation.</summary>
    /// <param name="invitation">The invitation.</param>
    public void Send(ClinicInvitation invitation) => db.Messages.Add(Message.ToClinic(
        invitation.UserId is null ? MessageKind.InvitationNeedsOtherAddress : MessageKind.AccountInvitation,
        invitation.ClinicId, invitation.Id, invitation.UserId, desk.At, invitation.Sendings));

    private async Task<bool> StandsInListAsync(Guid clinicId, string email, CancellationToken ct) =>
        (await accounts.OfClinicAsync(clinicId, ct)).Any(a => string.Equals(a.Email, email, StringComparison.OrdinalIgnoreCase))
        || (await db.ClinicInvitations.AsNoTracking().Where(i => i.ClinicId == clinicId && i.UserId == null).Select(i => i.Email).ToListAsync(ct)).Contains(email, StringComparer.OrdinalIgnoreCase);
}
