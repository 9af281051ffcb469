using System.Text.RegularExpressions;

namespace LeadCrm.Domain.Leads;

/// <summary>Names that nobody knew before: those behind a title ("Dr Smith"), a relation ("my husband John") or behind words that introduce ("my name is").</summary>
internal static class Introductions
{
    private const int MostWords = 4;
    private const int MostWordsWithoutCapitals = 2;

    private static readonly Regex s_title = IdentifierPatterns.Linear(
        @"\b(?:mr|mrs|ms|miss|dr|prof|herrn?|frau|sra?|senora?|mme|monsieur|madame|bay|bayan|sayin|pan|pani|г-н|г-жа|господин|госпожа|السيد|السيده|الدكتور|الدكتوره)(?:\. ?| )");

    private static readonly Regex s_relation = IdentifierPatterns.Linear(
        @"\b(?:husband|wife|son|daughter|mother|father|mum|mom|dad|brother|sister|friend|partner|fiancee?|aunt|uncle|cousin|grandmother|grandfather|nurse|surgeon|professor"
        + @"|marido|esposo|esposa|hijo|hija|madre|padre|hermano|hermana|mari|femme|fils|fille|mere|pere|frere|soeur|муж|жена|сын|дочь|мать|отец|брат|сестра),? ");

    private static readonly Regex s_introduction = IdentifierPatterns.Linear(
        @"\b(?:my name is|i am called|i'm called|ich heisse|mein name ist|me llamo|mi nombre es|je m'appelle|mi chiamo|me chamo|nazywam sie|benim adim|adim|(?:меня )?зовут|انا اسمي|اسمي) ");

    public static IEnumerable<IdentifierMark> Find(SearchText text) =>
        s_title.Matches(text.Folded).Select(match => NameAt(text, match.Index + match.Length, firstNeedsCapital: true))
            .Concat(s_relation.Matches(text.Folded).Select(match => NameAt(text, match.Index + match.Length, firstNeedsCapital: true)))
            .Concat(s_introduction.Matches(text.Folded).Select(match => NameAt(text, match.Index + match.Length, firstNeedsCapital: false)))
            .OfType<IdentifierMark>();

    /// <summary>The name that begins here: "Dr Smith", not "Dr said".</summary>
    private static IdentifierMark? NameAt(SearchText text, int start, bool firstNeedsCapital)
    {
        var (folded, end) = (text.Folded, start);
        for (var words = 0; words < MostWords; words++)
        {
            var next = words == 0 ? start : end + 1;
            if (next >= folded.Length || !SearchText.IsLetter(folded[next]) || (words > 0 && folded[end] != ' '))
                break;
            if ((words > 0 || firstNeedsCapital) && !text.IsCapital(next))
                break;
            // Scripts without capitals do not tell where a name ends.
            if (words == MostWordsWithoutCapitals && char.GetUnicodeCategory(folded[next]) == System.Globalization.UnicodeCategory.OtherLetter)
                break;
            end = next;
            while (end < folded.Length && (SearchText.IsLetter(folded[end]) || folded[end] is '\'' or '-'))
                end++;
        }

        return end > start ? text.Mark(IdentifierKind.Name, start, end - start) : null;
    }
}
