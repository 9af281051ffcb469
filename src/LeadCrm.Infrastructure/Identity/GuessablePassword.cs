using System.Globalization;
using System.Text;

namespace LeadCrm.Infrastructure.Identity;

/// <summary>Takes out of a password what guessing programs try first, and looks how much is left.</summary>
internal static class GuessablePassword
{
    private const int ShortestOwn = 6;
    private const int FewestDifferent = 5;
    private const int ShortestWord = 3;
    private const string Product = "leadcrm";

    // Letters as people disguise them.
    private const string Disguised = "@40138$57";
    private const string Plain = "aaoiebsst";

    private static readonly string[] s_common = ReadCommon();

    /// <param name="password">The password.</param>
    /// <param name="ofOwner">Names and parts of the address of whose it is.</param>
    public static bool HasEnoughOfItsOwn(string password, IEnumerable<string> ofOwner)
    {
        var words = ofOwner.Append(Product).Select(Fold).Concat(s_common).Where(w => w.Length >= ShortestWord).Distinct(StringComparer.Ordinal).OrderByDescending(w => w.Length).ToList();
        var once = WithoutRepeats(password.ToLowerInvariant());
        return once.Distinct().Count() >= FewestDifferent && LeftOf(once, words) >= ShortestOwn && LeftOf(Fold(once), words) >= ShortestOwn;
    }

    private static int LeftOf(string password, IEnumerable<string> words)
    {
        // A blank holds the place: what stood apart must not become a word.
        var rest = words.Aggregate(password, (text, word) => text.Replace(word, " ", StringComparison.Ordinal));
        return WithoutRows(rest).Count(c => !char.IsWhiteSpace(c));
    }

    /// <summary>A part that is written again and again counts once.</summary>
    private static string WithoutRepeats(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
            if (Enumerable.Range(0, text.Length - length).All(i => text[i] == text[i + length]))
                return text[..length];
        return text;
    }

    /// <summary>Rows such as 1234, 4321, cdef and 0000, and years, are one character each.</summary>
    private static string WithoutRows(string text)
    {
        var left = new StringBuilder();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && Math.Abs(text[end] - text[end - 1]) <= 1 && (end == start + 1 || text[end] - text[end - 1] == text[start + 1] - text[start]))
                end++;
            if (end - start < ShortestWord)
                end = IsYear(text, start) ? start + 4 : start + 1;
            left.Append(text[start]);
            start = end;
        }

        return left.ToString();
    }

    private static bool IsYear(string text, int start) =>
        start + 4 <= text.Length && int.TryParse(text.AsSpan(start, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and < 2100;

    private static string Fold(string text) =>
        string.Concat(text.ToLowerInvariant().Select(c => Disguised.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Plain[at] : c));

    private static string[] ReadCommon()
    {
        using var reader = new StreamReader(typeof(GuessablePassword).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }
}
