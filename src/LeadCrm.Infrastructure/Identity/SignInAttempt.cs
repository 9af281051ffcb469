using System.Security.Cryptography;
using System.Text;

namespace LeadCrm.Infrastructure.Identity;

/// <summary>
/// What a client tried at an account in the present window. The account need not exist: an unknown address is slowed down like a known one.
/// </summary>
internal sealed class SignInAttempt
{
    private SignInAttempt() => (Account, Client) = ([], "");

    /// <summary>SHA-256 of the address that was typed: people mistype, and type passwords into the wrong field.</summary>
    public byte[] Account { get; private set; }

    /// <summary>As <see cref="ClientAddress"/> writes it.</summary>
    public string Client { get; private set; }

    public int Failures { get; private set; }

    public DateTimeOffset WindowEndsAt { get; private set; }

    /// <summary>When this client last signed in to this account; null when it never did.</summary>
    public DateTimeOffset? SucceededAt { get; private set; }

    public static byte[] AccountOf(string normalizedEmail) => SHA256.HashData(Encoding.UTF8.GetBytes(normalizedEmail));
}
