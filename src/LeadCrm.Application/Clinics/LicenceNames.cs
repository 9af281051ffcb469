using LeadCrm.Domain.Clinics;

namespace LeadCrm.Application.Clinics;

/// <summary>Licences and accreditations as people call them.</summary>
public static class LicenceNames
{
    /// <summary>The name of a kind.</summary>
    /// <param name="kind">Exactly one kind.</param>
    public static string Of(LicenceKind kind) => kind switch
    {
        LicenceKind.NationalLicence => "National licence",
        LicenceKind.Jci => "Joint Commission International (JCI)",
        LicenceKind.Temos => "Temos",
        LicenceKind.Gha => "Global Healthcare Accreditation (GHA)",
        LicenceKind.Jacie => "JACIE",
        LicenceKind.Fact => "FACT",
        _ => "Other clinical accreditation",
    };
}
