namespace LeadCrm.Domain.Leads;

/// <summary>What a clinic has to know of a patient's wishes before it answers, as far as it points at nobody: months instead of days, and no language that few people speak beside a region.</summary>
/// <param name="Language">BCP 47 tag of the language in which the patient wants to talk; null when it is not told.</param>
/// <param name="BudgetAmount">What the patient can spend in all, in <paramref name="BudgetCurrency"/>.</param>
/// <param name="BudgetCurrency">ISO 4217.</param>
/// <param name="TravelFrom">First day of the month in which the patient could travel first.</param>
/// <param name="TravelUntil">First day of the last such month.</param>
/// <param name="Companions">How many people travel along.</param>
public sealed record CaseWishes(string? Language, decimal? BudgetAmount, string? BudgetCurrency, DateOnly? TravelFrom, DateOnly? TravelUntil, int? Companions)
{
    // More than about fifty million speakers each (Ethnologue, 2024): with a region of the world they point at nobody.
    private static readonly HashSet<string> s_widelySpoken = new(StringComparer.OrdinalIgnoreCase)
    {
        "en", "zh", "hi", "es", "ar", "fr", "bn", "pt", "ru", "ur", "id", "de", "ja", "mr", "te", "tr", "ta", "vi", "ko", "fa", "it", "th", "gu", "kn", "pl", "sw", "ms",
    };

    /// <summary>The wishes for a case.</summary>
    /// <param name="wishes">What the patient would like.</param>
    /// <param name="language">BCP 47 tag, or null.</param>
    /// <param name="place">Where the case says that the patient lives.</param>
    public static CaseWishes For(Wishes wishes, string? language, CasePlace place)
    {
        ArgumentNullException.ThrowIfNull(wishes);
        ArgumentNullException.ThrowIfNull(place);
        return new(
            place.Country is not null || (language is not null && s_widelySpoken.Contains(language.Split('-')[0])) ? language : null,
            wishes.BudgetAmount, wishes.BudgetCurrency, MonthOf(wishes.TravelFrom), MonthOf(wishes.TravelUntil), wishes.Companions);
    }

    private static DateOnly? MonthOf(DateOnly? day) => day is { } d ? new DateOnly(d.Year, d.Month, 1) : null;
}
