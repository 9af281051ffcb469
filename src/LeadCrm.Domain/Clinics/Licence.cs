namespace LeadCrm.Domain.Clinics;

/// <summary>A licence or accreditation with its number and last day.</summary>
public sealed record Licence
{
    /// <summary>What kind it is.</summary>
    public required LicenceKind Kind { get; init; }

    /// <summary>The number under which the issuer keeps it.</summary>
    public required string Number { get; init; }

    /// <summary>Who issued it.</summary>
    public required string IssuedBy { get; init; }

    /// <summary>The last day on which it is valid, in the clinic's calendar.</summary>
    public required DateOnly ExpiresOn { get; init; }

    /// <summary>Whether it is still valid on a day; the day of expiry itself counts.</summary>
    /// <param name="day">A day of the clinic's calendar.</param>
    public bool IsValidOn(DateOnly day) => day <= ExpiresOn;

    /// <summary>Refuses a licence without exactly one kind, a number and an issuer.</summary>
    /// <exception cref="BrokenRuleException"><c>licence-invalid</c>.</exception>
    public void Check()
    {
        if (!System.Numerics.BitOperations.IsPow2((int)Kind) || string.IsNullOrWhiteSpace(Number) || string.IsNullOrWhiteSpace(IssuedBy))
            throw new BrokenRuleException("licence-invalid", "A licence has one kind, a number and an issuer.");
    }
}

/// <summary>
/// Kinds of licences and clinical accreditations; flags, so that "any of these" is one value.
/// ISO 9001 is missing on purpose: it certifies a management system, not clinical work.
/// </summary>
[Flags]
public enum LicenceKind
{
    /// <summary>None; as a requirement: nothing beyond the national licence.</summary>
    None = 0,

    /// <summary>The licence of the clinic's own country; required of every clinic.</summary>
    NationalLicence = 1,

    /// <summary>Joint Commission International.</summary>
    Jci = 2,

    /// <summary>Temos International Healthcare Accreditation.</summary>
    Temos = 4,

    /// <summary>Global Healthcare Accreditation.</summary>
    Gha = 8,

    /// <summary>JACIE: stem-cell transplantation in Europe (EBMT and ISCT).</summary>
    Jacie = 16,

    /// <summary>FACT: Foundation for the Accreditation of Cellular Therapy.</summary>
    Fact = 32,

    /// <summary>Another clinical accreditation, named by its issuer.</summary>
    OtherClinical = 64,
}
