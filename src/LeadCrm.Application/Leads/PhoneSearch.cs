using LeadCrm.Domain.Leads;
using PhoneNumbers;

namespace LeadCrm.Application.Leads;

/// <summary>
/// A telephone number as somebody writes it at home, or the last digits of one. Which digits before it are only dialled within the country
/// (0, 8, 06 …) differs, so every country's rules are asked what the number would be (libphonenumber).
/// </summary>
internal static class PhoneSearch
{
    private const int FewestDigits = 3;

    // From here on it may be a whole number; fewer digits are a part of one.
    private const int FewestOfANumber = 7;

    private const string Between = " +-()./\u00a0\u202f\u2010\u2011\u2013";

    /// <summary>Digits of which one has to occur in a stored number; none when the text is no telephone number.</summary>
    /// <param name="text">As typed.</param>
    public static IReadOnlyCollection<string> Candidates(string text)
    {
        var digits = SearchFolding.Digits(text);
        if (digits.Length < FewestDigits || !text.All(c => char.IsDigit(c) || Between.Contains(c, StringComparison.Ordinal)))
            return [];
        var candidates = new HashSet<string>(StringComparer.Ordinal) { digits.TrimStart('0') is { Length: > 0 } significant ? significant : digits };
        if (digits.Length >= FewestOfANumber)
            AddNational(candidates, text);
        return candidates;
    }

    private static void AddNational(HashSet<string> candidates, string text)
    {
        var phones = PhoneNumberUtil.GetInstance();
        foreach (var country in phones.GetSupportedRegions())
        {
            try
            {
                if (phones.Parse(text, country) is var number && phones.IsPossibleNumber(number))
                    candidates.Add(phones.GetNationalSignificantNumber(number));
            }
            catch (NumberParseException)
            {
                // No number in this country; the digits themselves are looked for anyway.
            }
        }
    }
}
