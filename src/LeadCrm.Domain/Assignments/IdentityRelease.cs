using LeadCrm.Domain.Triage;

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
    /// <param name="patientName">The patient's name, by which the clinic finds the case.</param>
    /// <param name="at">When (UTC).</param>
    public IdentityRelease(Guid assignmentId, Guid clinicId, SealedText identity, string patientName, DateTimeOffset at)
    {
        AssignmentId = assignmentId;
        ClinicId = clinicId;
        Identity = identity;
        (PatientName, SearchName) = (patientName, " " + string.Join(' ', WordsOf(patientName)));
        ReleasedAt = at;
    }

    /// <summary>The assignment, which is the key.</summary>
    public Guid AssignmentId { get; private set; }

    /// <summary>The clinic that may read it.</summary>
    public Guid ClinicId { get; private set; }

    /// <summary>The identity, sealed; null once revoked.</summary>
    public SealedText? Identity { get; private set; }

    /// <summary>The patient's name, as in every list of people plain; null once revoked.</summary>
    public string? PatientName { get; private set; }

    /// <summary>Its words folded (no case, no accents), each after a space; null once revoked.</summary>
    public string? SearchName { get; private set; }

    /// <summary>When it was released (UTC).</summary>
    public DateTimeOffset ReleasedAt { get; private set; }

    /// <summary>When it was revoked (UTC).</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Ends the clinic's access.</summary>
    /// <param name="at">When (UTC).</param>
    public void Revoke(DateTimeOffset at)
    {
        RevokedAt ??= at;
        (Identity, PatientName, SearchName) = (null, null, null);
    }

    /// <summary>The words of a name as <see cref="SearchName"/> holds them: letters and digits alone.</summary>
    /// <param name="name">A name, or what is searched for.</param>
    public static IReadOnlyList<string> WordsOf(string name) => FoldedText.Words(name);
}
