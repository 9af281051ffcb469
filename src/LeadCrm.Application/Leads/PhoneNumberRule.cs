using PhoneNumbers;

namespace LeadCrm.Application.Leads;

/// <summary>Phone numbers by the rules of their country (libphonenumber).</summary>
public static class PhoneNumberRule
{
    /// <summary>Reads a number and gives it in E.164.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="country">Country whose national notation is meant when there is no country code.</param>
    /// <param name="e164">The number, when it is one.</param>
    public static bool TryNormalise(string? text, string? country, out string e164)
    {
        e164 = "";
        if (string.IsNullOrWhiteSpace(text) || text.Length > 40)
            return false;
        var phones = PhoneNumberUtil.GetInstance();
        try
        {
            var number = phones.Parse(text, country);
            if (number.HasExtension || !phones.IsValidNumber(number))
                return false;
            e164 = phones.Format(number, PhoneNumberFormat.E164);
            return true;
        }
        catch (NumberParseException)
        {
            return false;
        }
    }
}
