using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Leads;

/// <summary>
/// Where a patient lives, as a de-identified case tells it: the country, or a larger region when condition and country
/// together could point at one person. Exactly one of the two is set, or none when the country is not known.
/// </summary>
/// <param name="Country">ISO 3166-1 alpha-2 code, or null.</param>
/// <param name="Region">Name of the region, or null.</param>
public sealed record CasePlace(string? Country, LocalizedText? Region)
{
    /// <summary>Nothing is said about the place.</summary>
    public static CasePlace Withheld { get; } = new(null, null);

    /// <summary>
    /// The place for a case. Common conditions keep the country; rare ones keep it only where at least ten million people
    /// live, else they name the region (<see cref="WorldRegions"/>). A country that is not known is never passed on.
    /// </summary>
    /// <param name="countryIso2">ISO 3166-1 alpha-2 code in any case, or null.</param>
    /// <param name="rareCondition">Whether the condition is rare (<see cref="Condition.Rare"/>).</param>
    public static CasePlace For(string? countryIso2, bool rareCondition)
    {
        var country = countryIso2?.Trim().ToUpperInvariant();
        if (country is null || WorldRegions.Of(country) is not { } region)
            return Withheld;
        return rareCondition && !WorldRegions.IsPopulous(country) ? new(null, LocalizedText.English(region)) : new(country, null);
    }
}
