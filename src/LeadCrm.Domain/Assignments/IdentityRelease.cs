namespace LeadCrm.Domain.Assignments;

/// <summary>
/// Who the patient is, released to one clinic by the patient's confirmation. Clinics read this table, filtered by clinic; they
/// never read leads. Revoking removes the content.
/// </summary>
public sealed class IdentityRelease
{
    private IdentityRelease()
    {
    }

    /// <summary>Releases identity.</summary>
    /// <param name="assignmentId">The assignment, which is the key: one release each.</param>
    /// <param name="clinicId">The clinic that may read it.</param>
    /// <param name="identity">The identity, sealed with the assignment's id.</param>
    /// <param name="at">When (UTC).</param>
    public IdentityRelease(Guid assignmentId, Guid clinicId, SealedText identity, DateTimeOffset at)
    {
        AssignmentId = assignmentId;
        ClinicId = clinicId;
        Identity = identity;
        ReleasedAt = at;
    }

    /// <summary>The assignment, which is the key.</summary>
    public Guid AssignmentId { get; private set; }

    /// <summary>The clinic that may read it.</summary>
    public Guid ClinicId { get; private set; }

    /// <summary>The identity, sealed; null once revoked.</summary>
    public SealedText? Identity { get; private set; }

    /// <summary>When it was released (UTC).</summary>
    public DateTimeOffset ReleasedAt { get; private set; }

    /// <summary>When it was revoked (UTC).</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Ends the clinic's access.</summary>
    /// <param name="at">When (UTC).</param>
    public void Revoke(DateTimeOffset at)
    {
        RevokedAt ??= at;
        Identity = null;
    }
}
