namespace LeadCrm.Domain.Leads;

/// <summary>Finds the words of known names, in whatever form a language gives them ("Maria's", "Марии", "Kowalskiego", "والمحمد").</summary>
internal static class NameMarks
{
    public static IEnumerable<IdentifierMark> Find(SearchText text, IEnumerable<string> knownNames)
    {
        var names = knownNames.SelectMany(NameForms.Of).DistinctBy(name => name.Name).ToList();
        return names.Count == 0
            ? []
            : text.Words().Where(word => names.Exists(name => Holds(name, text, word))).Select(word => text.Mark(IdentifierKind.Name, word.Start, word.Length));
    }

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
