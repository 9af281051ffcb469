using System.Globalization;
using Microsoft.Extensions.Localization;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>
/// What a site says of the article that carries the call to action: when it was last reviewed, and whether somebody paid for it.
/// Only a day and a yes or no are taken from the address; the words are ours, so that nobody can put theirs on our page.
/// </summary>
internal static class ArticleLabel
{
    /// <param name="reviewed">The day as <c>yyyy-MM-dd</c>; anything else is left out.</param>
    /// <param name="paid"><c>true</c> or <c>false</c>; anything else says nothing.</param>
    /// <param name="texts">The words of the present language.</param>
    public static IEnumerable<string> Sentences(string? reviewed, string? paid, IStringLocalizer<Texts> texts)
    {
        if (DateOnly.TryParseExact(reviewed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            yield return texts["article.reviewed", Day(day)];
        if (paid is "true" or "false")
            yield return texts[paid == "true" ? "article.paid" : "article.unpaid"];
    }

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
}
