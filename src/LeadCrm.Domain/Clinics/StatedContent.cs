using System.Globalization;

namespace LeadCrm.Domain.Clinics;

/// <summary>What a clinic states: exactly one of its parts is given.</summary>
public sealed record StatedContent
{
    /// <summary>Another name or country.</summary>
    public StatedIdentity? Identity { get; init; }

    /// <summary>A licence or accreditation as it would be.</summary>
    public Licence? Licence { get; init; }

    /// <summary>An offering as it would be.</summary>
    public Offering? Offering { get; init; }

    /// <summary>What it is about; stating the same subject again changes the open statement.</summary>
    public string Subject() => this switch
    {
        { Licence: { } l } => SubjectOf(l.Kind, l.Number),
        { Offering: { } o } => SubjectOf(o.ConditionCode, o.TreatmentCode),
        _ => SubjectOfIdentity,
    };

    /// <summary>The subject of name and country.</summary>
    public const string SubjectOfIdentity = "identity";

    /// <summary>The subject of a licence.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="number">Its number.</param>
    public static string SubjectOf(LicenceKind kind, string number) => string.Create(CultureInfo.InvariantCulture, $"licence:{(int)kind}:{number}");

    /// <summary>The subject of an offering.</summary>
    /// <param name="conditionCode">The condition.</param>
    /// <param name="treatmentCode">The treatment.</param>
    public static string SubjectOf(string conditionCode, string treatmentCode) => $"offering:{conditionCode}/{treatmentCode}";
}

/// <summary>What a clinic is called and where it is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record StatedIdentity(string Name, string Country);
