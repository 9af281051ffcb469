using System.Globalization;
using Microsoft.Extensions.Localization;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>
/// What a site says of the article that carries the call to action: when it was last reviewed, and whether somebody paid for it.
/// Only a day and a yes or no are taken from the address, and the words say whose claim it is: anybody can write an address.
/// </summary>
internal static class ArticleLabel
{
    // Nobody reviewed an article on the web before there was one.
    private static readonly DateOnly s_earliest = new(1991, 8, 6);

    /// <param name="reviewed">The day as <c>yyyy-MM-dd</c>; anything else, and a day that cannot be, is left out.</param>
    /// <param name="paid"><c>true</c> or <c>false</c>; anything else says nothing.</param>
    /// <param name="today">The present day (UTC).</param>
    /// <param name="texts">The words of the present language.</param>
    public static IEnumerable<string> Sentences(string? reviewed, string? paid, DateOnly today, IStringLocalizer<Texts> texts)
    {
        // East of Greenwich tomorrow may have begun.
        if (DateOnly.TryParseExact(reviewed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= s_earliest && day <= today.AddDays(1))
            yield return texts["article.reviewed", Day(day)];
        if (paid is "true" or "false")
            yield return texts[paid == "true" ? "article.paid" : "article.unpaid"];
    }

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
}
