using System.Net.Mail;

namespace LeadCrm.Application.Leads;

/// <summary>E-mail addresses that a mail server can be asked to deliver to.</summary>
public static class MailAddressRule
{
    /// <summary>Whether the text is one bare address with a domain that has a dot.</summary>
    /// <param name="text">As typed.</param>
    public static bool IsValid(string text) =>
        MailAddress.TryCreate(text.Trim(), out var address)
        && address.Address == text.Trim()
        && !text.Any(char.IsControl)
        && address.Host.Contains('.', StringComparison.Ordinal)
        && !address.Host.EndsWith('.')
        && Uri.CheckHostName(address.Host) == UriHostNameType.Dns;
}
