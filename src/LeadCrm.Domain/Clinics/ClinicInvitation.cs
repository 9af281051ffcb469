namespace LeadCrm.Domain.Clinics;

/// <summary>
/// An invitation to work for a clinic. When the address has an account elsewhere, nobody learns that from the list: the invitation
/// stands there like any other, and the owner of the address is told by mail that another address is needed.
/// </summary>
public sealed class ClinicInvitation
{
    private ClinicInvitation() => (Email, Name) = (string.Empty, string.Empty);

    /// <summary>Invites somebody.</summary>
    /// <param name="id">UUIDv7.</param>
    /// <param name="clinicId">The clinic.</param>
    /// <param name="email">The address.</param>
    /// <param name="name">How colleagues know them.</param>
    /// <param name="userId">The account that was made; <c>null</c> when the address has one elsewhere.</param>
    /// <param name="by">Who invited.</param>
    /// <param name="at">When (UTC).</param>
    public ClinicInvitation(Guid id, Guid clinicId, string email, string name, Guid? userId, Guid by, DateTimeOffset at)
    {
        (Id, ClinicId, Email, Name) = (id, clinicId, email, name);
        (UserId, InvitedBy, InvitedAt, Sendings) = (userId, by, at, 1);
    }

    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The clinic.</summary>
    public Guid ClinicId { get; private set; }

    /// <summary>The address as it was typed.</summary>
    public string Email { get; private set; }

    /// <summary>How colleagues know them.</summary>
    public string Name { get; private set; }

    /// <summary>The account that was made; <c>null</c> when the address has one elsewhere.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>Who invited last.</summary>
    public Guid InvitedBy { get; private set; }

    /// <summary>When the last mail was asked for (UTC).</summary>
    public DateTimeOffset InvitedAt { get; private set; }

    /// <summary>How many mails were asked for.</summary>
    public int Sendings { get; private set; }

    /// <summary>When it was withdrawn (UTC); <c>null</c> while it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Asks for another mail; links sent earlier die with the account's security stamp.</summary>
    /// <param name="by">Who invites.</param>
    /// <param name="at">When (UTC).</param>
    public void Repeat(Guid by, DateTimeOffset at)
    {
        (InvitedBy, InvitedAt, WithdrawnAt) = (by, at, null);
        Sendings++;
    }

    /// <summary>Takes the invitation back.</summary>
    /// <param name="at">When (UTC).</param>
    public void Withdraw(DateTimeOffset at) => WithdrawnAt ??= at;
}
