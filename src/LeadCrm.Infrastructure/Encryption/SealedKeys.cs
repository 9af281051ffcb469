using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Infrastructure.Encryption;

/// <summary>
/// The keys of cookies, tokens and invitation links rest in the database, sealed with the master key (AES-256-GCM), so that neither
/// somebody who reads the database nor somebody who finds a backup can make a cookie.
/// </summary>
internal sealed class KeySealer(MasterKey masterKey) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(AeadBox.Seal(masterKey.KeyRingKey, plain))), typeof(KeyOpener));
    }
}

/// <summary>Made by the framework, by the name that stands beside the sealed key.</summary>
internal sealed class KeyOpener(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var plain = AeadBox.Open(services.GetRequiredService<MasterKey>().KeyRingKey, Convert.FromBase64String(encryptedElement.Value));
        return XElement.Parse(System.Text.Encoding.UTF8.GetString(plain));
    }
}

/// <summary>
/// Takes sealed keys only. One in the clear, from before keys were sealed, from an old backup, or written into the table by somebody who may
/// write there, opens nothing.
/// </summary>
internal sealed class SealedKeysOnly(IXmlRepository rows) : IXmlRepository
{
    private static readonly string s_opener = typeof(KeyOpener).FullName!;

    public IReadOnlyCollection<XElement> GetAllElements() => rows.GetAllElements().Where(e => e.Name.LocalName != "key" || IsSealed(e)).ToList();

    public void StoreElement(XElement element, string friendlyName) => rows.StoreElement(element, friendlyName);

    public static bool IsSealed(XElement key) =>
        key.Descendants().Any(e => e.Name.LocalName == "encryptedSecret" && ((string?)e.Attribute("decryptorType"))?.StartsWith(s_opener + ",", StringComparison.Ordinal) == true)
        && !key.Descendants().Any(e => e.Name.LocalName == "masterKey");
}

/// <summary>AES-256-GCM without associated data: nonce (12 bytes), tag (16), ciphertext.</summary>
internal static class AeadBox
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public static byte[] Seal(byte[] key, byte[] plain)
    {
        var box = new byte[NonceSize + TagSize + plain.Length];
        var nonce = box.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize));
        return box;
    }

    /// <exception cref="CryptographicException">Another key sealed it, or it was changed.</exception>
    public static byte[] Open(byte[] key, byte[] box)
    {
        if (box.Length < NonceSize + TagSize)
            throw new CryptographicException("The sealed key is incomplete.");
        var plain = new byte[box.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), plain);
        return plain;
    }
}

internal static class SealedKeys
{
    /// <summary>Seals what is stored from now on, whatever stores it.</summary>
    public static IServiceCollection AddSealedKeys(this IServiceCollection services)
    {
        services.AddOptions<KeyManagementOptions>().PostConfigure<MasterKey>((options, masterKey) =>
        {
            options.XmlEncryptor = new KeySealer(masterKey);
            options.XmlRepository = new SealedKeysOnly(options.XmlRepository!);
        });
        return services;
    }
}
