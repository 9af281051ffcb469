namespace LeadCrm.Domain.Consents;

/// <summary>
/// The version of the consent texts that pages show; each act of consent keeps it. Whoever changes a text gives it a new version: a test compares the
/// texts with the fingerprint of this version, and an act must never point at words that nobody read.
/// </summary>
public static class ConsentText
{
    /// <summary>The version in use, a year and month; a second change within a month gets a letter.</summary>
    public const string Version = "2026-11";
}
