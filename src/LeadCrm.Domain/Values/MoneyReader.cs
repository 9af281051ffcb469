using System.Collections.Frozen;
using System.Globalization;

namespace LeadCrm.Domain.Values;

/// <summary>Reads amounts of money as people type them, with or without the sign or code of the currency at either end.</summary>
public static class MoneyReader
{
    // Signs and words that name one currency; the dollar, the crown and ¥ name several and say nothing.
    private static readonly FrozenDictionary<string, string> s_units = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["€"] = "EUR", ["euro"] = "EUR", ["euros"] = "EUR", ["£"] = "GBP", ["₺"] = "TRY", ["TL"] = "TRY", ["₹"] = "INR", ["₽"] = "RUB", ["руб"] = "RUB", ["₩"] = "KRW",
        ["₫"] = "VND", ["₪"] = "ILS", ["₴"] = "UAH", ["₱"] = "PHP", ["฿"] = "THB", ["zł"] = "PLN", ["US$"] = "USD", ["Fr"] = "CHF", ["sfr"] = "CHF", ["R$"] = "BRL",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> s_vague = new[] { "$", "¥", "￥", "kr", "dollar", "dollars" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads an amount.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="currency">The currency that was chosen beside it; null for none.</param>
    /// <param name="mark">As for <see cref="NumberReader.Read"/>.</param>
    /// <returns>The amount, and the currency chosen or else the one that stands beside the amount.</returns>
    public static (NumberReading Reading, string? Currency) Read(string? text, string? currency, char mark = '.')
    {
        var number = WithoutDash((text ?? "").Trim());
        var units = new[] { Cut(ref number, fromStart: true), Cut(ref number, fromStart: false) }.Where(u => u.Length > 0).ToList();
        if (units.Exists(u => !IsUnit(u)))
            return (NumberReading.None, currency);
        var named = units.Select(CurrencyOf).FirstOrDefault(c => c is not null);
        if (named is not null && Currencies.IsKnown(currency) && named != currency)
            return (new NumberReading(null, NumberProblem.OtherCurrency), currency);
        var meant = string.IsNullOrEmpty(currency) ? named ?? currency : currency;
        return (NumberReader.Read(number, mark, Currencies.DigitsOf(meant)), meant);
    }

    // "5'000.-" and "5000,-" are whole amounts.
    private static string WithoutDash(string text) => text.EndsWith(".-", StringComparison.Ordinal) || text.EndsWith(",-", StringComparison.Ordinal) || text.EndsWith(".–", StringComparison.Ordinal) ? text[..^2] : text;

    /// <summary>Takes the letters and signs off one end of the text.</summary>
    private static string Cut(ref string text, bool fromStart)
    {
        if (!fromStart && text.Length > 1 && text[^1] == '.' && char.IsLetter(text[^2]))
            text = text[..^1];
        var letters = fromStart ? text.TakeWhile(IsOfUnit).Count() : text.Reverse().TakeWhile(IsOfUnit).Count();
        var unit = fromStart ? text[..letters] : text[^letters..];
        text = (fromStart ? text[letters..] : text[..^letters]).Trim();
        return unit.Trim().TrimEnd('.');
    }

    private static bool IsOfUnit(char c) => char.IsLetter(c) || char.GetUnicodeCategory(c) is UnicodeCategory.CurrencySymbol or UnicodeCategory.SpaceSeparator;

    private static bool IsUnit(string unit) => s_vague.Contains(unit) || CurrencyOf(unit) is not null;

    private static string? CurrencyOf(string unit) =>
        s_units.TryGetValue(unit, out var code) ? code : Currencies.IsKnown(unit.ToUpperInvariant()) ? unit.ToUpperInvariant() : null;
}
