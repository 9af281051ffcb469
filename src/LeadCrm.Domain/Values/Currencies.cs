using System.Collections.Frozen;
using System.Globalization;

namespace LeadCrm.Domain.Values;

/// <summary>The currencies of ISO 4217 in which somebody can be paid, with the digits that their amounts have behind the mark.</summary>
public static class Currencies
{
    private const decimal LargestDollars = 100_000_000m;
    private const int UsualDigits = 2;

    private static readonly FrozenDictionary<string, Currency> s_all = ShippedList.Read("iso-4217.txt")
        .Select(line => new Currency(line[0], line[3], Number(line[1]), Number(line[2])))
        .ToFrozenDictionary(c => c.Code);

    /// <summary>All of them by code.</summary>
    public static IReadOnlyDictionary<string, Currency> All => s_all;

    /// <summary>Whether it is one.</summary>
    /// <param name="code">Three capital letters.</param>
    public static bool IsKnown(string? code) => code is not null && s_all.ContainsKey(code);

    /// <summary>Digits behind the mark: none for yen, three for Kuwaiti dinars; two where the currency is not known.</summary>
    /// <param name="code">Three capital letters.</param>
    public static int DigitsOf(string? code) => code is not null && s_all.TryGetValue(code, out var currency) ? currency.Digits : UsualDigits;

    /// <summary>The largest amount that a budget or a price can have: a hundred million dollars, in the order of magnitude of the currency.</summary>
    /// <param name="code">Three capital letters.</param>
    public static decimal Largest(string? code) => code is not null && s_all.TryGetValue(code, out var currency) ? currency.Largest : LargestDollars;

    /// <summary>Whether an amount is between zero and the largest of its currency.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="code">Three capital letters.</param>
    public static bool IsInRange(decimal amount, string? code) => amount >= 0 && amount <= Largest(code);

    /// <summary>Whether an amount has no more digits than its currency can be paid in.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="code">Three capital letters.</param>
    public static bool IsPayable(decimal amount, string? code) => decimal.Round(amount, DigitsOf(code)) == amount;

    /// <summary>An amount with its currency's code, since signs such as $ name a dozen currencies; whole amounts without digits.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="code">Three capital letters.</param>
    /// <param name="culture">How the reader writes numbers.</param>
    public static string Write(decimal amount, string code, CultureInfo culture) => $"{amount.ToString(Format("N", amount, code), culture)} {code}";

    /// <summary>An amount as it is typed: no grouping, a point, the currency's digits unless it is whole.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="code">Three capital letters.</param>
    public static string WritePlain(decimal amount, string? code) => amount.ToString(Format("F", amount, code), CultureInfo.InvariantCulture);

    // What was kept with more digits than the currency has is shown as it is: a sum has to be the sum of what is read.
    private static string Format(string kind, decimal amount, string? code)
    {
        var digits = amount == decimal.Truncate(amount) ? 0 : DigitsOf(code);
        while (digits < 28 && decimal.Round(amount, digits) != amount)
            digits++;
        return kind + digits.ToString(CultureInfo.InvariantCulture);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>A currency.</summary>
    /// <param name="Code">ISO 4217.</param>
    /// <param name="Name">English name.</param>
    /// <param name="Digits">Digits behind the mark.</param>
    /// <param name="Magnitude">The power of ten that is nearest to what a US dollar is worth in it.</param>
    public sealed record Currency(string Code, string Name, int Digits, int Magnitude)
    {
        internal decimal Largest { get; } = LargestDollars * (decimal)Math.Pow(10, Magnitude);
    }
}
