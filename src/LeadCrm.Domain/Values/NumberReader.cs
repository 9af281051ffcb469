using System.Globalization;
using System.Text;

namespace LeadCrm.Domain.Values;

/// <summary>
/// Reads numbers as people type them: in the digits of any script, grouped by blanks, apostrophes, points or commas (by threes, or
/// as in India), with either mark before decimals. One mark with three digits behind it can mean both; it is read as grouping when
/// the language groups by it, or when the number has no decimals, and is refused as ambiguous otherwise: 38.000 never becomes 38.
/// </summary>
public static class NumberReader
{
    private const char Group = '\'';
    private const char CertainMark = 'D';
    private const int MostDigits = 28;

    /// <summary>Reads a number.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="mark">What the page's language writes before decimals: a point or a comma.</param>
    /// <param name="digits">How many decimals such a number usually has: none makes one mark a grouping, three makes the language's own mark a decimal one.</param>
    public static NumberReading Read(string? text, char mark = '.', int digits = 2)
    {
        var plain = Plain(text ?? "");
        var negative = plain.StartsWith('-');
        var body = plain.TrimStart('-', '+');
        if (plain.Length - body.Length > 1 || body.Length == 0 || !body.All(c => char.IsAsciiDigit(c) || c is Group or CertainMark or '.' or ',') || !body.Any(char.IsAsciiDigit))
            return NumberReading.None;
        if (body.Count(char.IsAsciiDigit) > MostDigits)
            return NumberReading.OutOfBounds;
        return PlaceOfMark(body, mark, digits) switch
        {
            null => NumberReading.Either,
            < 0 => Whole(body, "", negative),
            var at => Whole(body[..at.Value], body[(at.Value + 1)..], negative),
        };
    }

    /// <summary>Reads a whole number, such as a year or a count.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="mark">As for <see cref="Read"/>.</param>
    public static int? ReadWhole(string? text, char mark = '.') =>
        Read(text, mark).Value is { } value && value == decimal.Truncate(value) && value is >= int.MinValue and <= int.MaxValue ? (int)value : null;

    /// <summary>Where the decimals begin; -1 when there are none, null when one mark can mean both.</summary>
    private static int? PlaceOfMark(string body, char mark, int digits)
    {
        if (body.Contains(CertainMark, StringComparison.Ordinal))
            return body.IndexOf(CertainMark, StringComparison.Ordinal);
        var last = body.LastIndexOfAny(['.', ',']);
        if (last < 0)
            return -1;
        var other = body[last] == '.' ? ',' : '.';
        if (body.Contains(other, StringComparison.Ordinal))
            return last;
        if (body.IndexOf(body[last], StringComparison.Ordinal) != last)
            return -1;
        var couldGroup = body.Length - last - 1 == 3 && last is >= 1 and <= 3 && body[0] != '0';
        return !couldGroup ? last
            : digits == 0 || body[last] != mark ? -1
            : digits == 3 ? last
            : null;
    }

    private static NumberReading Whole(string whole, string decimals, bool negative)
    {
        var groups = whole.Split(Group, '.', ',');
        var wellGrouped = groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups[^1].Length == 3 && groups[1..^1].All(g => g.Length is 2 or 3));
        if (!wellGrouped || !decimals.All(char.IsAsciiDigit) || (whole.Length == 0 && decimals.Length == 0))
            return NumberReading.None;
        return decimal.TryParse($"{(negative ? "-" : "")}0{string.Concat(groups)}.{decimals}0", NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new NumberReading(value, NumberProblem.None)
            : NumberReading.OutOfBounds;
    }

    /// <summary>Digits of every script as 0 to 9, every grouping blank or apostrophe as one, marks as '.' and ','; anything else stays.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.Trim().EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
                plain.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
                plain.Append(Sign(rune));
        }

        return plain.ToString();
    }

    private static string Sign(Rune rune) => rune.Value switch
    {
        0x066B => CertainMark.ToString(),
        0x066C or 0x2019 or 0x02BC or 0xFF07 or '_' => Group.ToString(),
        0x060C or 0xFF0C => ",",
        0xFF0E or 0x3002 => ".",
        0x2212 or 0xFF0D or 0x2013 => "-",
        0xFF0B => "+",
        CertainMark => "?",
        _ => Rune.IsWhiteSpace(rune) ? Group.ToString() : rune.ToString(),
    };
}

/// <summary>Why a number could not be read.</summary>
public enum NumberProblem
{
    /// <summary>It was read.</summary>
    None = 0,

    /// <summary>It is no number.</summary>
    NotANumber = 1,

    /// <summary>Its one mark can stand before decimals or between thousands.</summary>
    Ambiguous = 2,

    /// <summary>It is larger than any number here.</summary>
    TooLarge = 3,

    /// <summary>Another currency stands beside the amount than was chosen.</summary>
    OtherCurrency = 4,
}

/// <summary>A number as read, or why not.</summary>
/// <param name="Value">The number; null when it could not be read.</param>
/// <param name="Problem">Why not.</param>
public sealed record NumberReading(decimal? Value, NumberProblem Problem)
{
    internal static NumberReading None { get; } = new(null, NumberProblem.NotANumber);

    internal static NumberReading Either { get; } = new(null, NumberProblem.Ambiguous);

    internal static NumberReading OutOfBounds { get; } = new(null, NumberProblem.TooLarge);

    /// <summary>Stable kebab-case code of the problem.</summary>
    public string Code => Problem switch
    {
        NumberProblem.Ambiguous => "number-ambiguous",
        NumberProblem.TooLarge => "out-of-range",
        NumberProblem.OtherCurrency => "currency-differs",
        _ => "not-a-number",
    };

    /// <summary>One sentence that says what to write instead.</summary>
    public string Sentence => Problem switch
    {
        NumberProblem.Ambiguous => "This can be read in two ways. Please write thousands without a mark, such as 38000, and decimals with two digits, such as 38.00.",
        NumberProblem.TooLarge => "This number is too large.",
        NumberProblem.OtherCurrency => "The amount names another currency than the one that is chosen. Please choose the currency you mean.",
        _ => "Please write a number, such as 38000 or 38000.50.",
    };
}
