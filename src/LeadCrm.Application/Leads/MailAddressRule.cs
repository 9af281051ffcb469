using System.Globalization;
using System.Net.Mail;
using System.Text;
using LeadCrm.Domain.Values;

namespace LeadCrm.Application.Leads;

/// <summary>E-mail addresses that a mail server can be asked to deliver to; every door that takes one reads it here.</summary>
public static class MailAddressRule
{
    private const int LongestLocalPart = 64;
    private const int Longest = 254;

    private static readonly IdnMapping s_domains = new() { UseStd3AsciiRules = true };

    /// <summary>Whether the text is one bare address with a domain that has a dot.</summary>
    /// <param name="text">As typed.</param>
    public static bool IsValid(string? text) => TryNormalise(text, out _);

    /// <summary>The address as it is kept, or the text itself when it is none.</summary>
    /// <param name="text">As typed; validated before.</param>
    public static string Normalise(string text) => TryNormalise(text, out var address) ? address : text.Trim();

    /// <summary>
    /// Reads an address: characters that nobody sees are taken out, full-width letters and signs become the usual ones, the domain is
    /// written in small ASCII letters (punycode, RFC 5891). What then is not one bare address is refused.
    /// </summary>
    /// <param name="text">As typed.</param>
    /// <param name="address">The address as it is kept.</param>
    public static bool TryNormalise(string? text, out string address)
    {
        address = "";
        if (text is null || text.Length > 4 * Longest || OneLine.Of(Visible(text)) is not { } plain || plain.Contains(' ', StringComparison.Ordinal))
            return false;
        var at = plain.LastIndexOf('@');
        if (at is < 1 or > LongestLocalPart || !TryAscii(plain[(at + 1)..], out var domain))
            return false;
        var candidate = $"{plain[..at]}@{domain}";
        if (candidate.Length > Longest || !MailAddress.TryCreate(candidate, out var read) || read.Address != candidate || candidate[0] == '"')
            return false;
        address = candidate;
        return true;
    }

    // Joiners, which names keep, have no place in an address; a domain that needs them is not one that people type.
    private static string Visible(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => !OneLine.IsInvisible(r) || r.Value == '\t').Select(r => r.ToString())).Normalize(NormalizationForm.FormKC);

    private static bool TryAscii(string domain, out string ascii)
    {
        ascii = "";
        try
        {
            ascii = s_domains.GetAscii(domain.Replace('\u3002', '.')).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return false;
        }

        var top = ascii[(ascii.LastIndexOf('.') + 1)..];
        return ascii.Contains('.', StringComparison.Ordinal) && top.Length >= 2 && !top.All(char.IsAsciiDigit) && Uri.CheckHostName(ascii) == UriHostNameType.Dns;
    }
}
