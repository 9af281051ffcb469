using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Values;

namespace LeadCrm.Domain.Leads;

/// <summary>Who is treated. The name is empty when the requester is the patient, and everything is for imported history.</summary>
public sealed record Patient
{
    /// <summary>The age from which a person decides for themselves in every country served.</summary>
    public const int AgeOfMajority = 18;

    /// <summary>Full name when the patient is somebody else than the requester.</summary>
    public string? FullName { get; init => field = OneLine.Of(value); }

    /// <summary>Year of birth; the day is never asked for.</summary>
    public int? YearOfBirth { get; init; }

    /// <summary>Sex as the questionnaires need it.</summary>
    public Sex Sex { get; init; }

    /// <summary>For a minor: on what authority the guardian asks, as stated.</summary>
    public string? GuardianAuthority { get; init => field = OneLine.Of(value); }

    /// <summary>Whether the patient may still be under age in the given year: the year of birth leaves a year of doubt, and doubt protects.</summary>
    /// <param name="year">The calendar year asked about.</param>
    public bool MayBeMinor(int year) => YearOfBirth is { } born && year - born <= AgeOfMajority;
}
