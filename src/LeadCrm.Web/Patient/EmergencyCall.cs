using LeadCrm.Domain.Triage;

namespace LeadCrm.Web.Patient;

/// <summary>The emergency notice with its number apart, so that a phone can call it with one tap.</summary>
/// <param name="Country">Where the person is, ISO 3166-1; blank while nobody knows.</param>
/// <param name="Language">The language of the words.</param>
internal sealed record EmergencyCall(string? Country, string Language)
{
    public string Before => EmergencyNotice.Around(Language).Before;

    public string Number => EmergencyNumbers.For(Country);

    public string After => EmergencyNotice.Around(Language).After;

    /// <param name="country">Where the person is, ISO 3166-1; blank while nobody knows.</param>
    /// <param name="language">What they speak, which may be more than the pages do.</param>
    public static EmergencyCall For(string? country, string? language) => new(country, PageLanguage.OfferedFor(language));
}
