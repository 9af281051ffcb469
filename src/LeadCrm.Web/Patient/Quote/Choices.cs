using LeadCrm.Application.Leads;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>Lists that are the same for everybody.</summary>
internal static class Choices
{
    public static readonly IReadOnlyList<LeadChoice> Countries = IsoCodes.Countries.Select(c => new LeadChoice(c.Key, c.Value)).OrderBy(c => c.Text, StringComparer.Ordinal).ToList();

    public static readonly IReadOnlyList<LeadChoice> Languages = PageLanguage.Offered.Select(l => new LeadChoice(l.Code, l.Name)).ToList();

    /// <summary>The currencies patients and clinics here usually reckon in.</summary>
    public static readonly IReadOnlyList<LeadChoice> Currencies =
        new[] { "USD", "EUR", "GBP", "AED", "AUD", "CAD", "CHF", "INR", "MXN", "PLN", "RUB", "SAR", "TRY" }.Select(c => new LeadChoice(c, c)).ToList();
}
