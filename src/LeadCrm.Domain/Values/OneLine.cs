using System.Globalization;
using System.Text;

namespace LeadCrm.Domain.Values;

/// <summary>
/// A text of one line as it is kept: blanks of every kind are one space, none stand at the ends, and characters that nobody sees
/// are gone; one spelling of an accented letter stands for both. Joiners inside a word stay, because Persian and Indian names are spelled with them.
/// </summary>
public static class OneLine
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>The text as it is kept; null when nothing can be seen of it.</summary>
    /// <param name="text">As it came.</param>
    public static string? Of(string? text)
    {
        if (text is null || IsFolded(text))
            return string.IsNullOrEmpty(text) ? null : text;
        var kept = new StringBuilder(text.Length);
        var blank = false;
        var runes = text.EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i++)
        {
            if (IsBlank(runes[i]))
                blank = true;
            else if (IsVisible(runes, i))
            {
                if (blank && kept.Length > 0)
                    kept.Append(' ');
                blank = false;
                kept.Append(runes[i].ToString());
            }
        }

        return kept.Length == 0 ? null : kept.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Whether anything of a text can be seen.</summary>
    /// <param name="text">As it came.</param>
    public static bool HasText(string? text) => Of(text) is not null;

    /// <summary>Whether a character is one that nobody sees: format characters such as U+200B, and fillers.</summary>
    /// <param name="rune">The character.</param>
    public static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or 0x2800 or (>= 0xFE00 and <= 0xFE0F);

    private static bool IsFolded(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < ' ' or > '~' || (text[i] == ' ' && (i == 0 || i == text.Length - 1 || text[i - 1] == ' ')))
                return false;
        }

        return true;
    }

    private static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune);

    private static bool IsVisible(Rune[] runes, int i) =>
        !IsInvisible(runes[i])
        || (runes[i].Value is ZeroWidthNonJoiner or ZeroWidthJoiner && i > 0 && i < runes.Length - 1 && IsPartOfWord(runes[i - 1]) && IsPartOfWord(runes[i + 1]))
        || (runes[i].Value is 0xFE0F && i > 0 && !IsInvisible(runes[i - 1]) && !IsBlank(runes[i - 1]));

    private static bool IsPartOfWord(Rune rune) =>
        Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.OtherSymbol;
}
