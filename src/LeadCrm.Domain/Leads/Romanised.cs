using System.Text;

namespace LeadCrm.Domain.Leads;

/// <summary>
/// Names across scripts, by their consonants: spellings differ most in vowels, and Arabic leaves them out ("Mohammed", "Мухаммед",
/// "محمد" are all <c>mhmd</c>).
/// </summary>
internal static class Romanised
{
    private const int FewestConsonants = 3;

    private static readonly Dictionary<char, string> s_letters = new()
    {
        ['б'] = "b", ['в'] = "v", ['г'] = "g", ['ґ'] = "g", ['д'] = "d", ['ж'] = "j", ['з'] = "z", ['к'] = "k", ['л'] = "l", ['м'] = "m", ['н'] = "n", ['п'] = "p", ['р'] = "r",
        ['с'] = "s", ['т'] = "t", ['ф'] = "f", ['х'] = "h", ['ц'] = "ts", ['ч'] = "c", ['ш'] = "s", ['щ'] = "s",
        ['β'] = "v", ['γ'] = "g", ['δ'] = "d", ['ζ'] = "z", ['θ'] = "t", ['κ'] = "k", ['λ'] = "l", ['μ'] = "m", ['ν'] = "n", ['ξ'] = "ks", ['π'] = "p", ['ρ'] = "r", ['σ'] = "s", ['τ'] = "t", ['φ'] = "f", ['χ'] = "h", ['ψ'] = "ps",
        ['ب'] = "b", ['ت'] = "t", ['ث'] = "t", ['ج'] = "j", ['ح'] = "h", ['خ'] = "h", ['د'] = "d", ['ذ'] = "d", ['ر'] = "r", ['ز'] = "z", ['س'] = "s", ['ش'] = "s", ['ص'] = "s", ['ض'] = "d", ['ط'] = "t", ['ظ'] = "z",
        ['غ'] = "g", ['ف'] = "f", ['ق'] = "k", ['ك'] = "k", ['ل'] = "l", ['م'] = "m", ['ن'] = "n", ['ه'] = "h", ['پ'] = "p", ['چ'] = "c", ['ژ'] = "j", ['گ'] = "g",
    };

    // Letter groups of Latin spellings that stand for one sound, longest first.
    private static readonly (string Spelled, string Sound)[] s_groups =
        [("tsch", "c"), ("sch", "s"), ("sh", "s"), ("sz", "s"), ("ch", "c"), ("cz", "c"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("zh", "j"), ("dj", "j"), ("ck", "k"), ("x", "ks"), ("q", "k")];

    /// <summary>The consonants of a word; null when they are too few to tell names apart.</summary>
    public static string? Skeleton(string word)
    {
        var skeleton = new StringBuilder();
        foreach (var letter in IsLatin(word) ? s_groups.Aggregate(word, (text, group) => text.Replace(group.Spelled, group.Sound, StringComparison.Ordinal)) : word)
        {
            var sound = s_letters.GetValueOrDefault(letter) ?? (letter is >= 'a' and <= 'z' && !"aeiouwy".Contains(letter, StringComparison.Ordinal) ? letter.ToString() : "");
            if (sound.Length > 0 && (skeleton.Length == 0 || skeleton[^1] != sound[0]))
                skeleton.Append(sound);
        }

        // The silent h at the end: Fatimah, فاطمة.
        if (skeleton.Length > FewestConsonants && skeleton[^1] == 'h')
            skeleton.Length--;
        return skeleton.Length >= FewestConsonants ? skeleton.ToString() : null;
    }

    /// <summary>Whether two words are written in the same alphabet, so far as it matters here.</summary>
    public static bool SameScript(string a, string b) => Script(a[0]) == Script(b[0]);

    private static bool IsLatin(string word) => Script(word[0]) == 0;

    private static int Script(char letter) => letter switch
    {
        < '\u0370' => 0,
        < '\u0400' => 1,
        < '\u0530' => 2,
        < '\u0600' => 3,
        _ => 4,
    };
}
