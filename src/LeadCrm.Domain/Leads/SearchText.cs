using System.Globalization;
using System.Text;
using LeadCrm.Domain.Triage;

namespace LeadCrm.Domain.Leads;

/// <summary>
/// A text in the form in which identifiers are looked for, and where each of its characters stood. Lower case, without accents and
/// without what cannot be seen; digits of any script as 0–9, one blank for any run of blanks, one spelling for the marks that look alike.
/// So an address in full-width letters, or one with a zero-width space inside, reads like any other, and expressions stay short.
/// </summary>
internal sealed class SearchText
{
    private readonly string _original;
    private readonly StringBuilder _folded;
    private readonly List<int> _starts;
    private readonly List<int> _ends;

    private SearchText(string original)
    {
        _original = original;
        _folded = new StringBuilder(original.Length);
        (_starts, _ends) = (new List<int>(original.Length), new List<int>(original.Length));
        var at = 0;
        foreach (var rune in original.EnumerateRunes())
        {
            Add(rune, at, at + rune.Utf16SequenceLength);
            at += rune.Utf16SequenceLength;
        }

        Folded = _folded.ToString();
    }

    /// <summary>What is searched.</summary>
    public string Folded { get; }

    public static SearchText Of(string text) => new(text);

    /// <summary>The mark of a place of <see cref="Folded"/>, where it stands in the original.</summary>
    public IdentifierMark Mark(IdentifierKind kind, int start, int length)
    {
        var from = _starts[start];
        return new(kind, from, _ends[start + length - 1] - from);
    }

    /// <summary>Whether a character was written as a capital; letters of scripts without capitals count as such.</summary>
    public bool IsCapital(int index)
    {
        Rune.DecodeFromUtf16(_original.AsSpan(_starts[index]), out var rune, out _);
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter;
    }

    /// <summary>Words of letters, with the apostrophes inside them.</summary>
    public IEnumerable<(int Start, int Length)> Words()
    {
        for (var i = 0; i < Folded.Length; i++)
        {
            if (!IsLetter(Folded[i]))
                continue;
            var start = i;
            while (i < Folded.Length && (IsLetter(Folded[i]) || (Folded[i] == '\'' && i + 1 < Folded.Length && IsLetter(Folded[i + 1]))))
                i++;
            yield return (start, i - start);
        }
    }

    public static bool IsLetter(char c) => char.IsLetter(c) || char.IsSurrogate(c);

    private void Add(Rune rune, int start, int end)
    {
        if (rune.IsAscii)
        {
            var c = (char)rune.Value;
            Append(char.IsControl(c) ? ' ' : c == '`' ? '\'' : char.ToLowerInvariant(c), start, end);
            return;
        }

        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (IsSilent(part))
            {
                if (_ends.Count > 0)
                    _ends[^1] = end;
                continue;
            }

            foreach (var c in Spelling(part))
                Append(c, start, end);
        }
    }

    private void Append(char c, int start, int end)
    {
        if (c == ' ' && _folded.Length > 0 && _folded[^1] == ' ')
        {
            _ends[^1] = end;
            return;
        }

        _folded.Append(c);
        _starts.Add(start);
        _ends.Add(end);
    }

    // Accents after decomposition, joiners, marks of direction, soft hyphens, and letters that are drawn as nothing.
    private static bool IsSilent(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
        || rune.Value is 0x0640 or 0x115F or 0x1160 or 0x2800 or 0x3164;

    private static string Spelling(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.DecimalDigitNumber => ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture),
        UnicodeCategory.DashPunctuation => "-",
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control => " ",
        _ => rune.Value switch
        {
            '\u2018' or '\u2019' or '\u201B' or '\u02BC' or '\u02B9' or '\u00B4' or '\u2032' => "'",
            '\u2212' => "-",
            '\u00B7' or '\u2022' or '\u2219' or '\u2027' or '\u3002' => ".",
            '\u2044' or '\u2215' => "/",
            '\u2236' or '\uA789' => ":",
            'ς' => "σ",
            _ => FoldedText.Letter(Rune.ToLowerInvariant(rune)),
        },
    };
}
