namespace LeadCrm.Web.Workbench.Clinics;

/// <summary>Lists to choose from when a clinic is described: what they offer, the same source accepts.</summary>
internal static class ClinicChoices
{
    public static readonly IReadOnlyList<(string Code, string Name)> Countries = [.. Domain.Values.Countries.All.Select(c => (c.Key, c.Value)).OrderBy(c => c.Value, StringComparer.Ordinal)];

    public static readonly IReadOnlyList<(string Code, string Name)> Languages = [.. Domain.Values.Languages.All.Select(l => (l.Key, l.Value)).OrderBy(l => l.Value, StringComparer.Ordinal)];

    public static readonly IReadOnlyList<(string Code, string Name)> Currencies = [.. Domain.Values.Currencies.All.Values.Select(c => (c.Code, $"{c.Code} – {c.Name}")).OrderBy(c => c.Code, StringComparer.Ordinal)];

    /// <summary>The zones of a country, and the one that is chosen; all of them while no country is.</summary>
    public static IEnumerable<(string Code, string Name)> TimeZones(string? country, string? chosen) =>
        Application.Values.TimeZones.Of(country).Append(chosen).OfType<string>().Where(z => z.Length > 0).Distinct().Order(StringComparer.Ordinal).Select(z => (z, z.Replace('_', ' ')));

    /// <summary>The zone to begin with: a country's only one.</summary>
    public static string? OnlyZoneOf(string? country) => Application.Values.TimeZones.OnlyOneOf(country);
}
