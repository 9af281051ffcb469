using System.Globalization;
using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Leads;

/// <summary>
/// Age as a de-identified case tells it. Ages over 89 are one class, "90 or older" (HIPAA Safe Harbor,
/// 45 CFR 164.514(b)(2)(i)(C)).
/// </summary>
/// <param name="Years">
/// The age that the patient reaches in this calendar year, at most 90; null when not known. Only the year of birth is asked, so the age today may
/// be one less.
/// </param>
public sealed record CaseAge(int? Years)
{
    /// <summary>The first age that is not told apart any more.</summary>
    public const int Cap = 90;

    private static readonly LocalizedText Oldest = LocalizedText.English("90 or older");
    private static readonly LocalizedText NotKnown = LocalizedText.English("age not known");

    /// <summary>True when the patient is 90 or older.</summary>
    public bool IsCapped => Years >= Cap;

    /// <summary>The age for a case.</summary>
    /// <param name="yearOfBirth">Year of birth, or null.</param>
    /// <param name="today">The day on which the case is built.</param>
    public static CaseAge For(int? yearOfBirth, DateOnly today) =>
        new(yearOfBirth is { } year ? Math.Clamp(today.Year - year, 0, Cap) : null);

    /// <summary>The age in words.</summary>
    /// <param name="language">BCP 47 tag; English stands in.</param>
    public string In(string? language) => this switch
    {
        { Years: null } => NotKnown.In(language),
        { IsCapped: true } => Oldest.In(language),
        { Years: { } years } => years.ToString(CultureInfo.InvariantCulture),
    };
}
