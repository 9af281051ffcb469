namespace LeadCrm.Domain.Leads;

/// <summary>Finds the words of known names, in whatever form a language gives them ("Maria's", "Марии", "Kowalskiego", "والمحمد").</summary>
internal static class NameMarks
{
    public static IEnumerable<IdentifierMark> Find(SearchText text, IEnumerable<string> knownNames)
    {
        var names = knownNames.SelectMany(NameForms.Of).DistinctBy(name => name.Name).ToList();
        return names.Count == 0
            ? []
            : text.Words().Where(word => names.Exists(name => Holds(name, text, word)))
                .Concat(Neighbours(text).Where(pair => names.Exists(name => name.Name == text.Folded.Substring(pair.Start, pair.Length).Remove(pair.Gap, 1))).Select(pair => (pair.Start, pair.Length)))
                .Select(place => text.Mark(IdentifierKind.Name, place.Start, place.Length));
    }

    /// <summary>Two words with one character between them: a name may have been written in two.</summary>
    private static IEnumerable<(int Start, int Length, int Gap)> Neighbours(SearchText text) =>
        text.Words().Zip(text.Words().Skip(1), (first, second) => (first.Start, second.Start + second.Length - first.Start, first.Length, Apart: second.Start - first.Start - first.Length))
            .Where(pair => pair.Apart == 1).Select(pair => (pair.Start, pair.Item2, pair.Item3));

    /// <summary>The word as a whole ("O'Brien"), or one of the pieces that an apostrophe makes of it ("Ayşe'nin", "d'Anna").</summary>
    private static bool Holds(NameForms name, SearchText text, (int Start, int Length) word)
    {
        var (whole, capital) = (text.Folded.Substring(word.Start, word.Length), text.IsCapital(word.Start));
        if (!whole.Contains('\'', StringComparison.Ordinal))
            return name.Matches(whole, capital);
        if (name.Matches(whole.Replace("'", "", StringComparison.Ordinal), capital))
            return true;
        var at = word.Start;
        foreach (var piece in whole.Split('\''))
        {
            if (piece.Length > 1 && name.Matches(piece, text.IsCapital(at)))
                return true;
            at += piece.Length + 1;
        }

        return false;
    }
}
