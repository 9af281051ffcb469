using LeadCrm.Domain.Values;

namespace LeadCrm.Application.Leads;

/// <summary>Countries (ISO 3166-1 alpha-2) and currencies (ISO 4217), from the lists that ship with the program.</summary>
public static class IsoCodes
{
    /// <summary>All countries by code, with their English names.</summary>
    public static IReadOnlyDictionary<string, string> Countries => Domain.Values.Countries.All;

    /// <summary>Whether the code is a country.</summary>
    /// <param name="code">Two capital letters.</param>
    public static bool IsCountry(string? code) => Domain.Values.Countries.IsKnown(code);

    /// <summary>Whether the code is a currency.</summary>
    /// <param name="code">Three capital letters.</param>
    public static bool IsCurrency(string? code) => Currencies.IsKnown(code);

    /// <summary>The English name of a country, or the code itself.</summary>
    /// <param name="code">Two capital letters.</param>
    public static string NameOf(string? code) => Domain.Values.Countries.NameOf(code);
}
