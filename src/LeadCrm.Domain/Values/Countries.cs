using System.Collections.Frozen;

namespace LeadCrm.Domain.Values;

/// <summary>The countries of ISO 3166-1, by their two-letter codes.</summary>
public static class Countries
{
    private static readonly FrozenDictionary<string, string> s_names = ShippedList.Read("iso-3166-1.txt").ToFrozenDictionary(line => line[0], line => line[1]);

    // Codes that ISO 3166 only reserves, and widespread mistakes: what is meant has a country of its own.
    private static readonly FrozenDictionary<string, string> s_instead = new Dictionary<string, string>
    {
        ["AC"] = "SH", ["CP"] = "FR", ["CQ"] = "GG", ["DG"] = "IO", ["EA"] = "ES", ["EL"] = "GR", ["FX"] = "FR", ["IC"] = "ES", ["TA"] = "SH", ["UK"] = "GB",
    }.ToFrozenDictionary();

    /// <summary>All of them, with their English names.</summary>
    public static IReadOnlyDictionary<string, string> All => s_names;

    /// <summary>Whether it is one.</summary>
    /// <param name="code">Two capital letters.</param>
    public static bool IsKnown(string? code) => code is not null && s_names.ContainsKey(code);

    /// <summary>The English name, or the code itself when it is none.</summary>
    /// <param name="code">Two capital letters.</param>
    public static string NameOf(string? code) => code is null ? "" : s_names.GetValueOrDefault(code, code);

    /// <summary>What is wrong with a code that is none, and which code is meant where that is known (the Canary Islands are <c>ES</c>).</summary>
    /// <param name="code">The code as given.</param>
    public static string Refusal(string? code) => code is not null && s_instead.TryGetValue(code.ToUpperInvariant(), out var meant)
        ? $"{code.ToUpperInvariant()} is not a country of ISO 3166-1; {NameOf(meant)} is {meant}."
        : "The country is a two-letter code (ISO 3166-1), such as GB.";
}
