using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace LeadCrm.Infrastructure.Identity;

/// <summary>
/// Tokens with which an invited person chooses the first password. Each is sealed with the moment at which it ends and with the account's security stamp:
/// choosing a password, another invitation and closing the account change the stamp, so that it works once. It names its end, and not its making, so that
/// however often the mail is composed the link ends when the invitation does.
/// </summary>
internal sealed class InvitationTokens(IDataProtectionProvider protection, TimeProvider time)
{
    private const int LongestToken = 2_000;
    private readonly IDataProtector _protector = protection.CreateProtector("LeadCrm.Invitation.v1");

    public string Write(User user, DateTimeOffset until)
    {
        var stamp = Encoding.UTF8.GetBytes(user.SecurityStamp ?? "");
        var bytes = new byte[8 + 16 + stamp.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, until.UtcTicks);
        user.Id.TryWriteBytes(bytes.AsSpan(8));
        stamp.CopyTo(bytes, 24);
        return Base64Url.EncodeToString(_protector.Protect(bytes));
    }

    /// <summary>Whether a token is this account's, and works still.</summary>
    public bool Holds(User user, string? token)
    {
        if (token is not { Length: > 0 and <= LongestToken } || !Base64Url.IsValid(token) || Open(token) is not { Length: > 24 } bytes)
            return false;
        return BinaryPrimitives.ReadInt64BigEndian(bytes) > time.GetUtcNow().UtcTicks
            && new Guid(bytes.AsSpan(8, 16)) == user.Id
            && CryptographicOperations.FixedTimeEquals(bytes.AsSpan(24), Encoding.UTF8.GetBytes(user.SecurityStamp ?? ""));
    }

    private byte[]? Open(string token)
    {
        try
        {
            return _protector.Unprotect(Base64Url.DecodeFromChars(token));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
