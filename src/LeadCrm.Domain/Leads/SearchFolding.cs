using System.Globalization;
using System.Text;

namespace LeadCrm.Domain.Leads;

/// <summary>
/// The one way in which names, addresses and numbers become comparable: what is stored for searching and what somebody types go through
/// here, so that neither side is normalised alone. Accents, case, width, punctuation and the spelling of umlauts do not count.
/// </summary>
public static class SearchFolding
{
    /// <summary>Folds a text: lower-case letters, digits and <c>@</c>, words parted by single blanks.</summary>
    /// <param name="text">As typed.</param>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Decomposed(text).EnumerateRunes())
            Append(folded, rune);
        return JoinedVowels(folded.ToString().TrimEnd());
    }

    /// <summary>The words of what somebody typed.</summary>
    /// <param name="text">As typed.</param>
    public static IReadOnlyList<string> Words(string? text) => Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The digits of a text, whatever script they are written in.</summary>
    /// <param name="text">As typed.</param>
    public static string Digits(string? text) => string.Concat(Fold(text).Where(char.IsAsciiDigit));

    /// <summary>What a lead is found by: who asks, who is treated, address, number and the ids. Numbers and ids stand without blanks.</summary>
    /// <param name="reference">The lead's reference.</param>
    /// <param name="externalId">The id under which an import knows it.</param>
    /// <param name="requester">Who asks.</param>
    /// <param name="patient">Who is treated.</param>
    public static string OfLead(string reference, string? externalId, Requester requester, Patient patient)
    {
        string[] parts =
        [
            Fold(requester.FullName), Fold(patient.FullName), Fold(requester.Email), Digits(requester.Phone), Compact(reference), Compact(externalId),
        ];
        return string.Join(' ', parts.Where(p => p.Length > 0));
    }

    private static string Compact(string? id) => Fold(id).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Half a surrogate pair cannot be normalised, and nobody is called by one.</summary>
    private static string Decomposed(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune == Rune.ReplacementChar ? new Rune(' ') : rune);
        return whole.ToString().Normalize(NormalizationForm.FormKD);
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format:
                return;
            case UnicodeCategory.DecimalDigitNumber:
                folded.Append((int)Rune.GetNumericValue(rune));
                return;
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter:
                folded.Append(Plain(Rune.ToLowerInvariant(rune)));
                return;
            case var _ when rune.Value == '@':
                folded.Append('@');
                return;
            case var _ when rune.Value is '\'' or '’' or '‘' or '`' or '´' or 'ʼ' or 'ʻ' or 'ʹ':
                return;
        }

        if (folded.Length > 0 && folded[^1] != ' ')
            folded.Append(' ');
    }

    /// <summary>Letters that Unicode does not take apart.</summary>
    private static string Plain(Rune lower) => lower.Value switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ə' => "e",
        'ς' => "σ",
        _ => lower.ToString(),
    };

    /// <summary>Müller is also written Mueller, Sørensen Soerensen, Åse Aase: on both sides the second letter goes.</summary>
    private static string JoinedVowels(string folded)
    {
        var joined = new StringBuilder(folded.Length);
        foreach (var letter in folded)
            if (joined.Length == 0 || !Joins(joined[^1], letter))
                joined.Append(letter);
        return joined.ToString();
    }

    private static bool Joins(char before, char letter) => letter switch
    {
        'e' => before is 'a' or 'o' or 'u',
        'a' => before == 'a',
        _ => false,
    };
}
