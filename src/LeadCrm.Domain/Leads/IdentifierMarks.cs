namespace LeadCrm.Domain.Leads;

/// <summary>
/// Finds what may identify a patient in a free text, so that a coordinator sees it marked while approving the text for
/// clinics. It errs on the side of marking too much, and it is a help, not a proof: a person reads and decides.
/// </summary>
public static class IdentifierMarks
{
    /// <summary>The marks of a text, in order, without overlaps.</summary>
    /// <param name="text">The text; null or blank has none.</param>
    /// <param name="knownNames">Full names known from the request: who asks, who is treated.</param>
    /// <exception cref="System.Text.RegularExpressions.RegexMatchTimeoutException">The text is so odd that searching it took over a second.</exception>
    public static IReadOnlyList<IdentifierMark> Find(string? text, params IEnumerable<string> knownNames)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];

        // In the order of certainty: what a surer kind has claimed is not marked again by a vaguer one.
        var claimed = new bool[text.Length];
        var marks = new List<IdentifierMark>();
        foreach (var mark in IdentifierPatterns.Find(text).Concat(NameMarks.Find(text, knownNames)))
        {
            var place = claimed.AsSpan(mark.Start, mark.Length);
            if (place.Contains(true))
                continue;
            place.Fill(true);
            marks.Add(mark);
        }

        return [.. marks.OrderBy(mark => mark.Start)];
    }
}
