using LeadCrm.Domain.Values;
using PhoneNumbers;

namespace LeadCrm.Application.Leads;

/// <summary>Phone numbers by the rules of their country (libphonenumber).</summary>
public static class PhoneNumberRule
{
    private const int Longest = 40;
    private const int FewestDigits = 7;
    private const int MexicoCode = 52;

    private const string NotANumber = "This is not a phone number; please give it with its country code, for example +44 20 7946 0958.";

    private static readonly PhoneNumberUtil s_phones = PhoneNumberUtil.GetInstance();

    /// <summary>Reads a number and gives it in E.164.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="country">Country whose national notation is meant when there is no country code.</param>
    /// <param name="e164">The number, when it is one.</param>
    public static bool TryNormalise(string? text, string? country, out string e164)
    {
        (var number, _) = Read(text, country);
        e164 = number ?? "";
        return number is not null;
    }

    /// <summary>What is wrong with a number, in one sentence; null when nothing is.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="country">As for <see cref="TryNormalise"/>.</param>
    public static string? ProblemOf(string? text, string? country) => Read(text, country).Problem;

    private static (string? E164, string? Problem) Read(string? text, string? country)
    {
        if (OneLine.Of(text) is not { Length: <= Longest } line)
            return (null, $"Please give one phone number of at most {Longest} characters.");
        var typed = WithoutWords(line);
        try
        {
            var number = Modern(s_phones.Parse(Plus(typed), country));
            if (number.HasExtension)
                return (null, "We cannot dial an extension. Please give a number that reaches you directly, or an e-mail address.");
            return s_phones.IsValidNumber(number) ? (s_phones.Format(number, PhoneNumberFormat.E164), null) : (null, Why(number));
        }
        catch (NumberParseException wrong)
        {
            return (null, wrong.ErrorType == ErrorType.INVALID_COUNTRY_CODE
                ? "The country code is missing or unknown; please begin with + and the country code, for example +44 20 7946 0958."
                : NotANumber);
        }
    }

    private static string Why(PhoneNumber number) => s_phones.IsPossibleNumberWithReason(number) switch
    {
        PhoneNumberUtil.ValidationResult.TOO_SHORT => "This phone number is too short; is a digit missing?",
        PhoneNumberUtil.ValidationResult.IS_POSSIBLE_LOCAL_ONLY => "This phone number is too short; is the area code missing?",
        PhoneNumberUtil.ValidationResult.TOO_LONG => "This phone number is too long; please give one number, without an extension.",
        _ when s_phones.GetNationalSignificantNumber(number).Length < FewestDigits => "This phone number is too short; is a digit missing?",
        PhoneNumberUtil.ValidationResult.IS_POSSIBLE => "We know no phone number like this in its country; is a digit wrong?",
        _ => NotANumber,
    };

    /// <summary>What people write beside a number, such as "(WhatsApp)" or "Tel.:", is no part of it; an extension is, and is told.</summary>
    private static string WithoutWords(string text)
    {
        var begin = Enumerable.Range(0, text.Length).FirstOrDefault(i => char.IsDigit(text[i]) || text[i] is '+' or '\uFF0B' || (text[i] == '(' && text.AsSpan(i + 1) is [>= '0' and <= '9' or '+', ..]));
        var end = Enumerable.Range(0, text.Length).LastOrDefault(i => char.IsDigit(text[i]), text.Length - 1);
        // A letter or a dash right behind the digits belongs to them: 1-800-FLOWERS.
        if (end + 1 < text.Length && (char.IsLetter(text[end + 1]) || text[end + 1] == '-'))
            end = text.Length - 1;
        return begin <= end ? text[begin..(end + 1)] : text;
    }

    /// <summary>"00" before a country code is what "+" stands for in most of the world.</summary>
    private static string Plus(string text) => text.StartsWith("00", StringComparison.Ordinal) ? "+" + text[2..] : text;

    /// <summary>Mexico dropped the 1 before mobile numbers in 2019 (IFT); people and address books have it still.</summary>
    private static PhoneNumber Modern(PhoneNumber number)
    {
        var national = s_phones.GetNationalSignificantNumber(number);
        return number.CountryCode == MexicoCode && national.Length == 11 && national[0] == '1' ? s_phones.Parse($"+52{national[1..]}", "MX") : number;
    }
}
