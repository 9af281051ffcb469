namespace LeadCrm.Domain.Triage;

/// <summary>Words that together may mean an emergency, in their order.</summary>
internal sealed class EmergencyPhrase(string phrase)
{
    public IReadOnlyList<EmergencyWord> Words { get; } = [.. phrase.Split(' ').Select(word => new EmergencyWord(word))];

    /// <summary>A cheap look that rules most phrases out: is every whole word of the phrase there at all?</summary>
    public bool MayOccurIn(HashSet<string> vocabulary) => Words.All(word => !word.IsWhole || vocabulary.Contains(word.Text));
}

/// <summary>A word to look for; a star at its end or start stands for any ending or prefix (inflection, attached articles).</summary>
internal sealed class EmergencyWord(string pattern)
{
    private readonly bool anyEnd = pattern.EndsWith('*');
    private readonly bool anyStart = pattern.StartsWith('*');

    public string Text { get; } = FoldedText.Fold(pattern.Trim('*')).Trim();

    /// <summary>The word as it is compared, with its stars.</summary>
    public string Pattern => $"{(anyStart ? "*" : "")}{Text}{(anyEnd ? "*" : "")}";

    public bool IsWhole => !anyEnd && !anyStart;

    public bool Matches(string word) => (anyStart, anyEnd) switch
    {
        (false, false) => word == Text,
        (false, true) => word.StartsWith(Text, StringComparison.Ordinal),
        (true, false) => word.EndsWith(Text, StringComparison.Ordinal),
        _ => word.Contains(Text, StringComparison.Ordinal),
    };
}
