using System.Collections.Frozen;

namespace LeadCrm.Domain.Values;

/// <summary>The currency in which people of a country usually reckon.</summary>
public static class CountryCurrencies
{
    private static readonly FrozenDictionary<string, string> s_all = ShippedList.Read("country-currencies.txt")
        .SelectMany(line => line[1].Split(' '), (line, country) => (Country: country, Currency: line[0]))
        .ToFrozenDictionary(c => c.Country, c => c.Currency);

    /// <summary>The currency, ISO 4217; null where there is none (Antarctica) or the country is not known.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public static string? Of(string? country) => country is null ? null : s_all.GetValueOrDefault(country);
}
