using System.Collections.Frozen;
using System.Globalization;

namespace LeadCrm.Application.Leads;

/// <summary>Countries (ISO 3166-1 alpha-2) and currencies (ISO 4217) as the platform's locale data knows them.</summary>
public static class IsoCodes
{
    private static readonly RegionInfo[] s_regions = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(c => c.Name)
        .Where(n => n.Contains('-', StringComparison.Ordinal))
        .Select(n => new RegionInfo(n))
        .Where(r => r.TwoLetterISORegionName.Length == 2 && r.TwoLetterISORegionName.All(char.IsAsciiLetterUpper))
        .DistinctBy(r => r.TwoLetterISORegionName)
        .ToArray();

    private static readonly FrozenDictionary<string, string> s_countries = s_regions.ToFrozenDictionary(r => r.TwoLetterISORegionName, r => r.EnglishName);
    private static readonly FrozenSet<string> s_currencies = s_regions.Select(r => r.ISOCurrencySymbol).Where(c => c.Length == 3).ToFrozenSet();

    /// <summary>All countries by code, with their English names.</summary>
    public static IReadOnlyDictionary<string, string> Countries => s_countries;

    /// <summary>Whether the code is a country.</summary>
    /// <param name="code">Two capital letters.</param>
    public static bool IsCountry(string? code) => code is not null && s_countries.ContainsKey(code);

    /// <summary>Whether the code is a currency.</summary>
    /// <param name="code">Three capital letters.</param>
    public static bool IsCurrency(string? code) => code is not null && s_currencies.Contains(code);

    /// <summary>The English name of a country, or the code itself.</summary>
    /// <param name="code">Two capital letters.</param>
    public static string NameOf(string? code) => code is null ? "" : s_countries.GetValueOrDefault(code, code);
}
