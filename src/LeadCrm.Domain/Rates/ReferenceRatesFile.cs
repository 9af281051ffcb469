using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using LeadCrm.Domain.Values;

namespace LeadCrm.Domain.Rates;

/// <summary>
/// Reads the file <c>eurofxref-daily.xml</c> of the European Central Bank: <c>Cube time</c> holds a day, the <c>Cube currency rate</c> in it
/// what a euro is worth. It is taken whole or not at all.
/// </summary>
public static class ReferenceRatesFile
{
    /// <summary>The most bytes that a file may have; the real one has two thousand.</summary>
    public const int LargestBytes = 256 * 1024;

    // What the column keeps; the bank gives at most five digits.
    private const int Digits = 6;
    private const decimal Highest = 1_000_000_000m;

    private static readonly XmlReaderSettings s_settings = new()
    {
        // A document type could name files and addresses, and grow without end.
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LargestBytes,
    };

    /// <summary>Reads a file. An old one is read too: who uses it says of which day it is.</summary>
    /// <param name="content">The file.</param>
    /// <param name="latestDay">The day on which some part of the world already is (see <see cref="ZonedCalendar.LatestDay"/>).</param>
    /// <exception cref="BrokenRuleException"><c>rates-empty</c>, <c>rates-too-large</c>, <c>rates-unreadable</c>, <c>rates-in-the-future</c>,
    /// <c>rates-out-of-range</c> (zero, negative or absurd), <c>rates-unknown-currency</c>, <c>rates-currency-twice</c>.</exception>
    public static ReferenceRates Read(ReadOnlyMemory<byte> content, DateOnly latestDay)
    {
        if (content.IsEmpty)
            throw new BrokenRuleException("rates-empty", "The file of exchange rates is empty.");
        if (content.Length > LargestBytes)
            throw new BrokenRuleException("rates-too-large", "The file of exchange rates is far larger than such a file is.");
        var day = NewestDay(Parse(content));
        var on = DayOf(day);
        if (on > latestDay)
            throw new BrokenRuleException("rates-in-the-future", "The file of exchange rates is of a day that has not come.");
        var rates = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var cube in day.Elements().Where(IsCube))
        {
            var (currency, rate) = RateOf(cube);
            if (!rates.TryAdd(currency, rate))
                throw new BrokenRuleException("rates-currency-twice", "The file of exchange rates names a currency twice.");
        }

        return rates.Count > 0 ? new ReferenceRates(on, rates) : throw Unreadable();
    }

    private static XDocument Parse(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var stream = new MemoryStream(content.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, s_settings);
            return XDocument.Load(reader);
        }
        catch (XmlException)
        {
            throw Unreadable();
        }
    }

    /// <summary>The bank's longer files hold many days, and are read alike.</summary>
    private static XElement NewestDay(XDocument file) =>
        file.Descendants().Where(e => IsCube(e) && e.Attribute("time") is not null).MaxBy(DayOf) ?? throw Unreadable();

    private static DateOnly DayOf(XElement cube) =>
        DateOnly.TryParseExact(cube.Attribute("time")!.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Unreadable();

    private static (string Currency, decimal Rate) RateOf(XElement cube)
    {
        if (cube.Attribute("currency")?.Value is not { } currency || cube.Attribute("rate")?.Value is not { } text)
            throw Unreadable();
        if (!Currencies.IsKnown(currency) || currency == "EUR")
            throw new BrokenRuleException("rates-unknown-currency", "The file of exchange rates names a currency that is none, or the euro itself.");
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var rate))
            throw Unreadable();
        var kept = decimal.Round(rate, Digits);
        return kept is > 0 and <= Highest ? (currency, kept) : throw new BrokenRuleException("rates-out-of-range", "The file of exchange rates holds a rate that cannot be.");
    }

    private static bool IsCube(XElement element) => element.Name.LocalName == "Cube";

    private static BrokenRuleException Unreadable() => new("rates-unreadable", "The file of exchange rates cannot be read.");
}
