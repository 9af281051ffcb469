using System.Collections.Frozen;
using System.Globalization;
using System.Resources;

namespace LeadCrm.Web.Patient;

/// <summary>
/// The language a page speaks: the one asked for once its texts exist, else English. A page never claims a language, or a
/// direction of reading, that its words are not in.
/// </summary>
internal static class PageLanguage
{
    public const string Fallback = "en";

    /// <summary>Languages a person can ask to be answered in, each by its own name.</summary>
    public static readonly IReadOnlyList<(string Code, string Name)> Offered =
        [("en", "English"), ("es", "Español"), ("de", "Deutsch"), ("tr", "Türkçe"), ("ru", "Русский"), ("ar", "العربية")];

    private static readonly FrozenSet<string> s_spoken = Offered.Select(o => o.Code).Where(HasTexts).ToFrozenSet();

    /// <summary>The language in which a page answers a wish.</summary>
    /// <param name="asked">BCP 47 tag; the region is ignored.</param>
    public static string For(string? asked) => Primary(asked) is { } language && s_spoken.Contains(language) ? language : Fallback;

    /// <summary>The language a person is answered in by people and mails, which know more languages than the pages.</summary>
    /// <param name="asked">BCP 47 tag; the region is ignored.</param>
    public static string OfferedFor(string? asked) =>
        Primary(asked) is { } language && Offered.Any(o => o.Code == language) ? language : Fallback;

    /// <summary>The value of the <c>dir</c> attribute.</summary>
    public static string DirectionOf(string language) => CultureOf(language).TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>How numbers and days are written in a language; a machine without locale data writes them in the invariant way.</summary>
    public static CultureInfo CultureOf(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }

    private static string? Primary(string? asked) => asked?.Split('-', '_')[0].ToLowerInvariant();

    private static bool HasTexts(string language) =>
        language == Fallback
        || (CultureOf(language) is { Name.Length: > 0 } culture && new ResourceManager(typeof(Texts)).GetResourceSet(culture, createIfNotExists: true, tryParents: false) is not null);
}
