using System.Text;

namespace LeadCrm.Domain.Leads;

/// <summary>What is known of who asks and who is treated, to be found in texts that people wrote while they knew it.</summary>
/// <param name="Names">Full names.</param>
/// <param name="Email">E-mail address, or null.</param>
/// <param name="Phone">Phone number in E.164, or null.</param>
public sealed record KnownIdentity(IReadOnlyList<string> Names, string? Email, string? Phone)
{
    /// <summary>What stands in place of what was taken out.</summary>
    public const string Hidden = "[…]";

    // Written at home and abroad a number differs in front; these many digits at its end make it the same.
    private const int TellingDigits = 7;

    /// <summary>The places of a text that name this patient or tell how to reach them.</summary>
    /// <param name="text">The text.</param>
    public IReadOnlyList<IdentifierMark> In(string text) => [.. IdentifierMarks.Find(text, Names).Where(mark => IsKnown(mark.Kind, text.Substring(mark.Start, mark.Length)))];

    /// <summary>The text without those places.</summary>
    /// <param name="text">The text.</param>
    public string Without(string text) => Without(text, In(text));

    /// <summary>The text without anything that may identify anybody.</summary>
    /// <param name="text">The text.</param>
    public string WithoutAny(string text) => Without(text, IdentifierMarks.Find(text, Names));

    private static string Without(string text, IReadOnlyList<IdentifierMark> marks)
    {
        var rest = new StringBuilder(text);
        foreach (var mark in marks.Reverse())
            rest.Remove(mark.Start, mark.Length).Insert(mark.Start, Hidden);
        return rest.ToString();
    }

    private bool IsKnown(IdentifierKind kind, string marked) => kind switch
    {
        IdentifierKind.Unsearched => true,
        IdentifierKind.Email => Email is not null && SearchText.Of(marked).Folded.Contains(SearchText.Of(Email).Folded, StringComparison.Ordinal),
        IdentifierKind.Phone or IdentifierKind.IdNumber => Phone is not null && Digits(marked).Contains(Digits(Phone)[^Math.Min(TellingDigits, Digits(Phone).Length)..], StringComparison.Ordinal),
        _ => NameMarks.Find(SearchText.Of(marked), Names).Any(),
    };

    private static string Digits(string text) => string.Concat(SearchText.Of(text).Folded.Where(char.IsAsciiDigit));
}
