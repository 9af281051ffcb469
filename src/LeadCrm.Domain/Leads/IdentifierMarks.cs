using System.Buffers;
using System.Text.RegularExpressions;

namespace LeadCrm.Domain.Leads;

/// <summary>
/// Finds what may identify a patient in a free text, so that a coordinator sees it marked while approving the text for
/// clinics, and so that nothing unapproved goes out (<see cref="ApprovedText"/>). It errs on the side of marking too much, and it is a
/// help, not a proof: a person reads and decides.
/// </summary>
public static class IdentifierMarks
{
    private static readonly SearchValues<char> s_punctuation = SearchValues.Create(" .,;:-/()@'");

    /// <summary>The marks of a text, in order, without overlaps. A text that cannot be searched in time is one mark from end to end.</summary>
    /// <param name="text">The text; null or blank has none.</param>
    /// <param name="knownNames">Full names known from the request: who asks, who is treated.</param>
    public static IReadOnlyList<IdentifierMark> Find(string? text, params IEnumerable<string> knownNames) =>
        Find(text, searched => IdentifierPatterns.Find(searched).Concat(Introductions.Find(searched)).Concat(NameMarks.Find(searched, knownNames)).Concat(DisguisedWords.Find(searched)));

    internal static IReadOnlyList<IdentifierMark> Find(string? text, Func<SearchText, IEnumerable<IdentifierMark>> search)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        try
        {
            return WithoutOverlaps(text, search(SearchText.Of(text)));
        }
        catch (RegexMatchTimeoutException)
        {
            return [new IdentifierMark(IdentifierKind.Unsearched, 0, text.Length)];
        }
    }

    /// <summary>In the order of certainty: of what a surer kind has claimed, a vaguer one marks only the rest.</summary>
    private static List<IdentifierMark> WithoutOverlaps(string text, IEnumerable<IdentifierMark> found)
    {
        var claimed = new bool[text.Length];
        var marks = new List<IdentifierMark>();
        foreach (var mark in found)
        {
            for (var start = mark.Start; start < mark.End; start++)
            {
                if (claimed[start])
                    continue;
                var end = start;
                while (end < mark.End && !claimed[end])
                    claimed[end++] = true;
                if (end - start == mark.Length || text.AsSpan(start, end - start).ContainsAnyExcept(s_punctuation))
                    marks.Add(new IdentifierMark(mark.Kind, start, end - start));
                start = end;
            }
        }

        marks.Sort((a, b) => a.Start.CompareTo(b.Start));
        return marks;
    }
}
