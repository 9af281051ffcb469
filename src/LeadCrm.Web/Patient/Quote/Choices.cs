using LeadCrm.Application.Leads;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>Lists that are the same for everybody.</summary>
internal static class Choices
{
    private static readonly string[] s_usual = ["USD", "EUR", "GBP", "AED", "AUD", "CAD", "CHF", "INR", "MXN", "PLN", "RUB", "SAR", "TRY", "BRL", "CNY", "ILS", "JPY", "KRW", "KWD", "THB", "VND", "ZAR"];

    public static readonly IReadOnlyList<LeadChoice> Countries = IsoCodes.Countries.Select(c => new LeadChoice(c.Key, c.Value)).OrderBy(c => c.Text, StringComparer.Ordinal).ToList();

    public static readonly IReadOnlyList<LeadChoice> Languages = PageLanguage.Offered.Select(l => new LeadChoice(l.Code, l.Name)).ToList();

    /// <summary>The currencies in which patients here usually reckon; any other is read when its code stands beside the amount.</summary>
    public static readonly IReadOnlyList<LeadChoice> Currencies = s_usual.Select(c => new LeadChoice(c, c)).ToList();
}
