namespace LeadCrm.Domain.Catalogue;

/// <summary>Sex as registered or as the patient states it; rules use it only where anatomy or risk differs.</summary>
public enum Sex
{
    /// <summary>Not stated; rules that need it are left open.</summary>
    Unspecified = 0,

    /// <summary>Female.</summary>
    Female = 1,

    /// <summary>Male.</summary>
    Male = 2,

    /// <summary>Intersex or another sex; rules that need female or male are left open.</summary>
    Other = 3,
}

/// <summary>
/// What identity says about the patient. These are facts, not medical findings: rules treat them as confirmed.
/// </summary>
/// <param name="YearOfBirth">Year of birth; null when not known (imported history).</param>
/// <param name="Sex">The patient's sex.</param>
public sealed record PatientFacts(int? YearOfBirth, Sex Sex)
{
    /// <summary>Code under which a missing year of birth is listed among the questions to ask.</summary>
    public const string YearOfBirthCode = "yearOfBirth";

    /// <summary>Code under which a missing sex is listed among the questions to ask.</summary>
    public const string SexCode = "sex";
}
