namespace LeadCrm.Domain.Routing;

/// <summary>The names that a decision, which holds only codes, is told with.</summary>
/// <param name="Condition">The condition as people say it, for example <c>systemic sclerosis</c>.</param>
/// <param name="Treatment">The treatment as people say it, for example <c>HSCT</c>.</param>
/// <param name="ClinicName">Name of a clinic by id.</param>
/// <param name="CountryName">Name of a country by ISO 3166-1 code.</param>
/// <param name="LanguageName">Name of a language by BCP 47 tag.</param>
public sealed record ExplanationWords(
    string Condition,
    string Treatment,
    Func<Guid, string> ClinicName,
    Func<string, string> CountryName,
    Func<string, string> LanguageName)
{
    /// <summary>The pair as it stands in a sentence: <c>HSCT for systemic sclerosis</c>.</summary>
    internal string Pair => $"{Treatment} for {Condition}";
}
