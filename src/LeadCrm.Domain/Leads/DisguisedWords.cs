using System.Text.RegularExpressions;

namespace LeadCrm.Domain.Leads;

/// <summary>Words that are written so that a search does not find them: letter by letter ("q u i l l"), or with letters of two scripts that look alike.</summary>
internal static class DisguisedWords
{
    private static readonly Regex s_apart = IdentifierPatterns.Linear(@"\b\p{L}(?:[ ._*~-]\p{L}){3,}\b");

    public static IEnumerable<IdentifierMark> Find(SearchText text) =>
        s_apart.Matches(text.Folded).Select(match => text.Mark(IdentifierKind.Name, match.Index, match.Length))
            .Concat(text.Words().Where(word => MixesScripts(text.Folded.AsSpan(word.Start, word.Length))).Select(word => text.Mark(IdentifierKind.Name, word.Start, word.Length)));

    /// <summary>Latin beside Cyrillic or Greek within one word. Greek letters stand in names of substances, but at their ends ("TGFβ", "αFP").</summary>
    private static bool MixesScripts(ReadOnlySpan<char> word)
    {
        var (latin, cyrillic, greek) = (false, false, false);
        for (var i = 0; i < word.Length; i++)
        {
            latin |= word[i] is >= 'a' and <= 'z';
            cyrillic |= word[i] is >= '\u0400' and <= '\u04FF';
            greek |= word[i] is >= '\u0370' and <= '\u03FF' && i > 0 && i < word.Length - 1;
        }

        return (latin && (cyrillic || greek)) || (cyrillic && greek);
    }
}
