using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>
/// A signed, time-limited token in the form, where other pages have a cookie. It carries the idempotency key, so that a double click,
/// a reload or a second try after a lost connection makes one lead.
/// </summary>
internal sealed class FormToken(IDataProtectionProvider protection)
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(24);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("LeadCrm.QuoteForm").ToTimeLimitedDataProtector();

    public string Issue() => _protector.Protect($"form-{Guid.NewGuid():N}", s_lifetime);

    /// <summary>Reads the key; false when the token was made up or the form stood open for more than a day.</summary>
    public bool TryRead(string token, out string key)
    {
        try
        {
            key = _protector.Unprotect(token);
            return true;
        }
        catch (CryptographicException)
        {
            key = "";
            return false;
        }
    }
}
