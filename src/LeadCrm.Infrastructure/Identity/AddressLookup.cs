using LeadCrm.Application.Leads;
using Microsoft.AspNetCore.Identity;

namespace LeadCrm.Infrastructure.Identity;

/// <summary>Accounts are found by their address however it is typed: invisible characters, full-width letters and the spelling of its domain make no other address.</summary>
internal sealed class AddressLookup : ILookupNormalizer
{
    public string? NormalizeEmail(string? email) => Normalize(email);

    /// <summary>Accounts are named by their addresses.</summary>
    public string? NormalizeName(string? name) => Normalize(name);

    private static string? Normalize(string? text) => text is null ? null : MailAddressRule.Normalise(text).ToUpperInvariant();
}
