namespace LeadCrm.Domain.Leads;

/// <summary>
/// One word of a known name, and whether another word may be a form of it: with endings, with attached articles and prepositions, with
/// another vowel at the end, as a short form, or written in another script. It would rather take too much for the name than too little.
/// </summary>
internal sealed class NameForms
{
    // Parts of names that are everyday words; marking every "de" would hide what matters.
    private static readonly HashSet<string> s_particles =
        ["al", "el", "de", "del", "la", "las", "los", "le", "da", "das", "do", "dos", "di", "du", "der", "den", "die", "van", "von", "zu", "bin", "ibn", "bint", "abu", "and", "и", "بن", "ابو", "ال", "عبد"];

    private const string ArabicArticle = "ال";
    private const int LongestEnding = 3;
    private const int ShortestStem = 3;
    private const int LengthOfUnmistakable = 5;
    private const int LengthOfLong = 7;

    private readonly string _plain;
    private readonly IReadOnlyList<NameForms> _shortForms;
    private readonly string? _skeleton;

    private NameForms(string name, IEnumerable<string> shortForms)
    {
        Name = name;
        _plain = Plain(name);
        _shortForms = [.. shortForms.Select(form => new NameForms(form, []))];
        _skeleton = Romanised.Skeleton(name);
    }

    /// <summary>The word, folded.</summary>
    public string Name { get; }

    /// <summary>The words of a full name, and neighbours written as one ("Abdallah").</summary>
    public static IEnumerable<NameForms> Of(string fullName)
    {
        var text = SearchText.Of(fullName);
        var words = text.Words().Select(word => text.Folded.Substring(word.Start, word.Length).Replace("'", "", StringComparison.Ordinal)).ToList();
        return words.Where(word => word.Length > 1 && !s_particles.Contains(word))
            .Concat(words.Zip(words.Skip(1), (first, second) => first + second).Where(joined => joined.Length > LengthOfUnmistakable))
            .Concat(words.Where(word => word.Length > LengthOfUnmistakable - 1 && word.StartsWith(ArabicArticle, StringComparison.Ordinal)).Select(word => word[ArabicArticle.Length..]))
            .Select(word => new NameForms(word, ShortNames.Of(word)));
    }

    /// <summary>Whether a word may be a form of this name.</summary>
    /// <param name="word">The word, folded, without apostrophes.</param>
    /// <param name="isCapital">Whether it begins with a capital; short forms are too much like other words without.</param>
    public bool Matches(string word, bool isCapital)
    {
        if (word == Name || Plain(word) == _plain)
            return true;
        if (IsWrittenWithoutBlanks(Name))
            return word.Contains(Name, StringComparison.Ordinal);
        return (isCapital && IsMistyped(word)) || IsLonger(word, isCapital) || IsInflected(word, isCapital) || (isCapital && _shortForms.Any(form => form.Matches(word, isCapital)))
            || NameEndings.WithoutPrefixes(word).Any(IsWithEnding)
            || (_skeleton is not null && !Romanised.SameScript(word, Name) && Romanised.Skeleton(word) is { } other && other.StartsWith(_skeleton, StringComparison.Ordinal) && other.Length <= _skeleton.Length + 1);
    }

    /// <summary>A long name with one letter too many, too few, or another.</summary>
    private bool IsMistyped(string word)
    {
        if (Name.Length < LengthOfLong || Math.Abs(word.Length - Name.Length) > 1)
            return false;
        var start = word.AsSpan().CommonPrefixLength(Name);
        var rest = word.AsSpan(start);
        var own = Name.AsSpan(start);
        return rest.Length == own.Length ? rest[1..].SequenceEqual(own[1..]) : rest.Length > own.Length ? rest[1..].SequenceEqual(own) : rest.SequenceEqual(own[1..]);
    }

    /// <summary>The name with something behind it: a case, a diminutive, a compound ("Müllerfamilie").</summary>
    private bool IsLonger(string word, bool isCapital)
    {
        if (!word.StartsWith(Name, StringComparison.Ordinal))
            return false;
        return Name.Length switch
        {
            >= LengthOfUnmistakable => true,
            > ShortestStem => word.Length <= Name.Length + LongestEnding || NameEndings.IsKnown(word[Name.Length..]),
            _ => word == Name + "s" || (isCapital && NameEndings.IsKnown(word[Name.Length..])),
        };
    }

    /// <summary>The name with another ending than its own: "Мария", "Марии"; "Marta", "Marcie"; "Павел", "Павла".</summary>
    private bool IsInflected(string word, bool isCapital) =>
        NameEndings.Stems(Name).Any(stem =>
            word.Length > stem.Length && word.StartsWith(stem, StringComparison.Ordinal) && NameEndings.IsKnown(word[stem.Length..])
            && (isCapital || (stem.Length >= ShortestStem && (stem[0] > '\u02FF' || word.Length > LengthOfUnmistakable))));

    private bool IsWithEnding(string word) =>
        Name.Length >= ShortestStem && word.StartsWith(Name, StringComparison.Ordinal) && (word.Length <= Name.Length + LongestEnding);

    // "Müller" is written "Mueller" where a keyboard has no umlaut, and folded to "Muller" here.
    private static string Plain(string word) => word.Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal).Replace("ue", "u", StringComparison.Ordinal);

    // Han, kana, Hangul (as its letters) and Thai: a word of the text is a whole sentence, or has its particles attached.
    private static bool IsWrittenWithoutBlanks(string name) =>
        name[0] is (>= '\u0E00' and <= '\u0E7F') or (>= '\u1100' and <= '\u11FF') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF');
}
