namespace LeadCrm.Domain.Clinics;

/// <summary>What a clinic says about itself and may change at any time.</summary>
/// <param name="Name">Name of the clinic.</param>
/// <param name="Country">ISO 3166-1 alpha-2, upper case.</param>
/// <param name="City">City in which patients are treated.</param>
/// <param name="TimeZone">IANA time zone, for example <c>Europe/Istanbul</c>.</param>
/// <param name="Languages">BCP 47 tags of the languages in which the clinic itself treats.</param>
/// <param name="InterpreterLanguages">BCP 47 tags of the languages for which it has interpreters.</param>
/// <param name="ContactEmail">Where offers are announced.</param>
/// <param name="Phone24h">E.164 number that treated patients reach day and night.</param>
public sealed record ClinicProfile(
    string Name,
    string Country,
    string City,
    string TimeZone,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> InterpreterLanguages,
    string ContactEmail,
    string Phone24h)
{
    /// <summary>Whether clinics can be counted by this clock: an IANA zone, not one of the names that only one system knows.</summary>
    /// <param name="timeZone">The zone's name.</param>
    public static bool IsKnownTimeZone(string? timeZone) => LocalClock.IsIana(timeZone);

    /// <summary>Refuses a profile without a name, a two-letter country, a known time zone, a language or a contact.</summary>
    /// <exception cref="BrokenRuleException"><c>clinic-profile-invalid</c> or <c>unknown-time-zone</c>.</exception>
    public void Check()
    {
        if (string.IsNullOrWhiteSpace(Name) || string.IsNullOrWhiteSpace(ContactEmail))
            throw new BrokenRuleException("clinic-profile-invalid", "A clinic has a name and a contact address.");
        if (Country is not { Length: 2 } || !char.IsAsciiLetterUpper(Country[0]) || !char.IsAsciiLetterUpper(Country[1]))
            throw new BrokenRuleException("clinic-profile-invalid", "A clinic's country is its two-letter ISO 3166-1 code.");
        if (Languages is not { Count: > 0 })
            throw new BrokenRuleException("clinic-profile-invalid", "A clinic speaks at least one language.");
        if (!IsKnownTimeZone(TimeZone))
            throw new BrokenRuleException("unknown-time-zone", "The time zone is not a known IANA zone.");
    }
}
