using System.Text.RegularExpressions;
using LeadCrm.Domain.Triage;

namespace LeadCrm.Domain.Leads;

/// <summary>Finds the words of known names, whatever their case, accents and endings ("Maria's", "Marias").</summary>
internal static partial class NameMarks
{
    // Parts of names that are everyday words; marking every "de" would hide what matters.
    private static readonly HashSet<string> Particles =
        ["al", "el", "de", "del", "la", "las", "los", "le", "da", "das", "do", "dos", "di", "du", "der", "den", "die", "van", "von", "zu", "bin", "ibn", "bint", "abu", "and", "и", "بن", "ابو", "ال"];

    private const int LongestEnding = 3;

    public static IEnumerable<IdentifierMark> Find(string text, IEnumerable<string> knownNames)
    {
        var names = knownNames.SelectMany(FoldedText.Words).Where(name => name.Length > 1 && !Particles.Contains(name)).ToHashSet();
        return names.Count == 0
            ? []
            : Words().Matches(text)
                .Where(word => names.Any(name => IsFormOf(FoldedText.Fold(word.Value).Trim(), name)))
                .Select(word => new IdentifierMark(IdentifierKind.Name, word.Index, word.Length));
    }

    private static bool IsFormOf(string word, string name) =>
        word == name || (name.Length > 3 && word.Length <= name.Length + LongestEnding && word.StartsWith(name, StringComparison.Ordinal))
        || (name.Length <= 3 && word == name + "s");

    [GeneratedRegex(@"[\p{L}\p{M}]+(?:['’ʼ`´][\p{L}\p{M}]+)*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
