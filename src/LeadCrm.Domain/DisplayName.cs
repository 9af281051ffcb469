using System.Globalization;
using System.Text;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Domain;

/// <summary>
/// A name as our mails and pages may speak it. Anybody can type anything into a public form, and have it sent to a third person's address
/// under our sender: so only what can be a name gets a greeting or stands in a header. Whoever is not greeted by name is greeted without.
/// </summary>
public sealed record DisplayName
{
    // Longer names exist; their owners are greeted without one, which harms nobody. Advertisements need room.
    private const int Longest = 60;
    private const int MostWords = 6;
    private const int MostDigits = 2;
    private const int MostMarksInARow = 2;
    private const string Marks = " '’ʼ-‐.,·()&\u200C\u200D";

    private static readonly IdentifierKind[] s_noName = [IdentifierKind.Email, IdentifierKind.Link, IdentifierKind.Phone, IdentifierKind.IpAddress, IdentifierKind.IdNumber, IdentifierKind.Unsearched];

    private DisplayName(string text) => Text = text;

    /// <summary>The name, one line.</summary>
    public string Text { get; }

    /// <summary>What was given as a name; null when it cannot be one.</summary>
    /// <param name="given">As typed.</param>
    public static DisplayName? Of(string? given)
    {
        var text = WithBlanksBehindInitials(CleanText.Line(given));
        return text.Length is > 0 and <= Longest && text.Split(' ').Length <= MostWords && IsOfLetters(text) && !HasDotInside(text)
            && !IdentifierMarks.Find(text).Any(mark => s_noName.Contains(mark.Kind))
            ? new(text)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsOfLetters(string text)
    {
        var (letters, digits, marks) = (0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var isMark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
            marks = isMark ? marks + 1 : 0;
            letters += Rune.IsLetter(rune) ? 1 : 0;
            digits += Rune.IsDigit(rune) ? 1 : 0;
            if (marks > MostMarksInARow || !(isMark || Rune.IsLetterOrDigit(rune) || (rune.IsBmp && Marks.Contains((char)rune.Value, StringComparison.Ordinal))))
                return false;
        }

        return letters > 0 && digits <= MostDigits;
    }

    /// <summary>"J.R.Roe" is a name, "evil.com" is none.</summary>
    private static string WithBlanksBehindInitials(string text)
    {
        var spaced = new StringBuilder(text);
        for (var i = text.Length - 2; i > 0; i--)
            if (text[i] == '.' && char.IsUpper(text[i - 1]) && (i == 1 || !char.IsLetterOrDigit(text[i - 2])) && char.IsUpper(text[i + 1]))
                spaced.Insert(i + 1, ' ');
        return spaced.ToString();
    }

    private static bool HasDotInside(string text)
    {
        for (var i = 1; i < text.Length - 1; i++)
            if (text[i] == '.' && text[i + 1] != ' ')
                return true;
        return false;
    }
}
