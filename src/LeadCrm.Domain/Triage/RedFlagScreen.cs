using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Triage;

/// <summary>
/// Looks for signs of an emergency in answers and free text. It prefers a false alarm to a miss: negations are not
/// understood ("no chest pain" raises a flag), and the words of all languages are looked for, whatever language the form
/// was in, because people write in the language they are afraid in.
/// </summary>
public static class RedFlagScreen
{
    /// <summary>Code of the flag raised when something is new or worse within the last 24 hours.</summary>
    public const string NewOrWorseCode = "new-or-worse";

    /// <summary>How many other words may stand between two words of a phrase.</summary>
    public const int WordsBetween = 3;

    /// <summary>
    /// The phrases looked for, folded, for who has to look before anything is sent: words in their order, a star at a word's end or
    /// start for any ending or prefix.
    /// </summary>
    public static IReadOnlyList<string> Phrases { get; } =
        [.. EmergencyWords.Signs.SelectMany(sign => sign.Phrases).Select(phrase => string.Join(' ', phrase.Words.Select(word => word.Pattern))).Distinct()];

    /// <summary>All red flags, each code at most once. Empty does not mean that there is no emergency.</summary>
    /// <param name="answers">The answers of the form, the case page or an aftercare questionnaire.</param>
    /// <param name="freeText">What the person wrote; null for nothing.</param>
    /// <param name="language">BCP 47 tag for the sentences; English stands in.</param>
    public static IReadOnlyList<RedFlag> Screen(AnswerSheet answers, string? freeText, string? language)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var flags = new List<RedFlag>();
        if (answers.Find(Questionnaire.NewOrWorse)?.Values.Contains("yes") == true)
            flags.Add(new(NewOrWorseCode, EmergencyWords.NewOrWorse.In(language)));
        if (string.IsNullOrWhiteSpace(freeText))
            return flags;

        var words = FoldedText.Words(freeText);
        var vocabulary = words.ToHashSet(StringComparer.Ordinal);
        flags.AddRange(EmergencyWords.Signs
            .Where(sign => sign.Phrases.Any(phrase => Occurs(phrase, words, vocabulary)))
            .Select(sign => new RedFlag(sign.Code, sign.Sentence.In(language))));
        return flags;
    }

    // The words of a phrase in their order, with up to three others between each two.
    private static bool Occurs(EmergencyPhrase phrase, IReadOnlyList<string> words, HashSet<string> vocabulary)
    {
        if (!phrase.MayOccurIn(vocabulary))
            return false;
        for (var start = 0; start < words.Count; start++)
        {
            if (phrase.Words[0].Matches(words[start]) && Follows(phrase, 1, words, start + 1))
                return true;
        }

        return false;
    }

    private static bool Follows(EmergencyPhrase phrase, int next, IReadOnlyList<string> words, int from)
    {
        if (next == phrase.Words.Count)
            return true;
        for (var at = from; at < words.Count && at <= from + WordsBetween; at++)
        {
            if (phrase.Words[next].Matches(words[at]) && Follows(phrase, next + 1, words, at + 1))
                return true;
        }

        return false;
    }
}
