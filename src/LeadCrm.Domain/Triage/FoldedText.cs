using System.Globalization;
using System.Text;

namespace LeadCrm.Domain.Triage;

/// <summary>
/// Text brought to the form in which words are compared: lower case, without accents, apostrophes or Arabic vowel marks,
/// cut into words of letters and digits. Written for Latin, Cyrillic and Arabic script.
/// </summary>
internal static class FoldedText
{
    public static IReadOnlyList<string> Words(string text) => [.. Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (IsSilent(rune))
                continue;
            folded.Append(Rune.IsLetterOrDigit(rune) ? Letter(Rune.ToLowerInvariant(rune)) : " ");
        }

        return folded.ToString();
    }

    // Accents after decomposition, apostrophes ("can't" is one word), the Arabic lengthening stroke, joiners, soft hyphens.
    private static bool IsSilent(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format
        || rune.Value is '\'' or '\u2019' or '\u2018' or '\u02BC' or '`' or '\u00B4' or '\u0640';

    /// <summary>One spelling for letters that people, keyboards and countries write differently; lower case in.</summary>
    internal static string Letter(Rune letter) => letter.Value switch
    {
        'ı' => "i",
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'æ' => "ae",
        'œ' => "oe",
        'đ' => "d",
        'ى' or 'ی' => "ي",
        'ک' => "ك",
        'ة' => "ه",
        _ => letter.ToString(),
    };
}
