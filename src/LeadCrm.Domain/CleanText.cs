using System.Globalization;
using System.Text;

namespace LeadCrm.Domain;

/// <summary>
/// Texts without characters that nobody sees and that mislead: zero-width spaces, marks that turn the direction of what follows, soft
/// hyphens. Joiners inside words stay, since Persian and Indic scripts are written with them.
/// </summary>
public static class CleanText
{
    /// <summary>One line, such as a name: blanks folded to one, nothing invisible; empty when nothing is left.</summary>
    /// <param name="text">As typed; null is empty.</param>
    public static string Line(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsBlank(rune))
                line.Append(line.Length == 0 || line[^1] == ' ' ? "" : " ");
            else if (!IsInvisible(rune) || (IsJoiner(rune) && line.Length > 0 && line[^1] != ' '))
                line.Append(rune.ToString());
        }

        return line.ToString().Trim(' ', '\u200C', '\u200D');
    }

    /// <summary>A text of several lines, trimmed, without what misleads. Marks of direction that only order what is beside them stay.</summary>
    /// <param name="text">As typed; null is empty.</param>
    public static string Paragraphs(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (!text.Any(Misleads))
            return text.Trim();
        return string.Concat(text.Where(c => !Misleads(c))).Trim();
    }

    /// <summary>Whether a text that is not blank has nothing in it that could be seen.</summary>
    /// <param name="text">The text.</param>
    public static bool IsInvisible(string text)
    {
        var hidden = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsBlank(rune) && !IsInvisible(rune))
                return false;
            hidden |= !Rune.IsWhiteSpace(rune);
        }

        return hidden;
    }

    private static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);

    // Format characters, and letters that are drawn as nothing.
    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0;

    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    private static bool Misleads(char c) => c is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
