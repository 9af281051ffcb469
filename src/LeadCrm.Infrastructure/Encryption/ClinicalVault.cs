using System.Security.Cryptography;
using System.Text;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;

namespace LeadCrm.Infrastructure.Encryption;

/// <summary>
/// AES-256-GCM with a key derived from the master key. Layout: key id (1 byte), nonce (12), tag (16), ciphertext. The row's id
/// is associated data, so that ciphertext moved to another row does not open.
/// </summary>
internal sealed class ClinicalVault(MasterKey masterKey, IReadLog reads) : IClinicalVault
{
    private const byte KeyId = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeaderSize = 1 + NonceSize + TagSize;

    public SealedText Seal(Guid rowId, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var result = new byte[HeaderSize + plain.Length];
        result[0] = KeyId;
        var nonce = result.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(masterKey.ClinicalKey, TagSize);
        aes.Encrypt(nonce, plain, result.AsSpan(HeaderSize), result.AsSpan(1 + NonceSize, TagSize), Associated(rowId));
        return new SealedText(result);
    }

    public string Open(Guid rowId, SealedText text, Guid leadId, string field)
    {
        var bytes = text.Bytes.AsSpan();
        if (bytes.Length < HeaderSize || bytes[0] != KeyId)
            throw new CryptographicException("The ciphertext names a key that is not configured.");
        var plain = new byte[bytes.Length - HeaderSize];
        using var aes = new AesGcm(masterKey.ClinicalKey, TagSize);
        aes.Decrypt(bytes.Slice(1, NonceSize), bytes[HeaderSize..], bytes.Slice(1 + NonceSize, TagSize), plain, Associated(rowId));
        reads.Add(FactKind.ClinicalTextOpened, leadId, field);
        return Encoding.UTF8.GetString(plain);
    }

    private static byte[] Associated(Guid rowId) => rowId.ToByteArray(bigEndian: true);
}
