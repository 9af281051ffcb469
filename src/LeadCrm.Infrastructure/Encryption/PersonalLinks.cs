using System.Buffers.Text;
using System.Security.Cryptography;
using LeadCrm.Application.Cases;

namespace LeadCrm.Infrastructure.Encryption;

/// <summary>A token is base64url of the link's id (16 bytes) and the first 16 bytes of its HMAC-SHA256.</summary>
internal sealed class PersonalLinks(MasterKey masterKey) : IPersonalLinks
{
    private const int MacSize = 16;
    private const int Length = 43;

    public string TokenFor(Guid linkId)
    {
        Span<byte> token = stackalloc byte[16 + MacSize];
        linkId.TryWriteBytes(token);
        Mac(token[..16], token[16..]);
        return Base64Url.EncodeToString(token);
    }

    public bool TryRead(string token, out Guid linkId)
    {
        linkId = default;
        Span<byte> bytes = stackalloc byte[16 + MacSize];
        if (Cut(token) is not { IsEmpty: false } cut || !Base64Url.IsValid(cut) || !Base64Url.TryDecodeFromChars(cut, bytes, out var length) || length != bytes.Length)
            return false;
        Span<byte> expected = stackalloc byte[MacSize];
        Mac(bytes[..16], expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, bytes[16..]))
            return false;
        linkId = new Guid(bytes[..16]);
        return true;
    }

    /// <summary>Tokens have one length, so what a mail program or a person copied along with one ("." or ")" or an invisible blank) is not part of it.</summary>
    private static ReadOnlySpan<char> Cut(string token)
    {
        var rest = token.AsSpan().TrimStart("<([{\"'\u200B\uFEFF ");
        return rest.Length >= Length && (rest.Length == Length || !char.IsLetterOrDigit(rest[Length])) ? rest[..Length] : default;
    }

    private void Mac(ReadOnlySpan<byte> id, Span<byte> destination)
    {
        Span<byte> full = stackalloc byte[32];
        HMACSHA256.HashData(masterKey.LinkKey, id, full);
        full[..MacSize].CopyTo(destination);
    }
}
