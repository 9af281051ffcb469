using System.Security.Cryptography;
using System.Text;
using LeadCrm.Application.FollowUps;

namespace LeadCrm.Infrastructure.Encryption;

/// <summary>HMAC-SHA256 of the folded address, so that a copy of the database does not tell who was written to.</summary>
internal sealed class AddressKeys(MasterKey masterKey) : IAddressKeys
{
    public string KeyOf(string address)
    {
        var at = address.LastIndexOf('@');
        var (mailbox, host) = at < 0 ? (address, "") : (address[..at], address[(at + 1)..]);
        var folded = $"{mailbox.Split('+')[0]}@{host}".Trim().ToLowerInvariant();
        // Hashed first: 32 bytes, so that it can never be taken for the 16 bytes of a link that the same key signs.
        return Convert.ToHexStringLower(HMACSHA256.HashData(masterKey.LinkKey, SHA256.HashData(Encoding.UTF8.GetBytes(folded))));
    }
}
