using System.Security.Cryptography;
using LeadCrm.Infrastructure.Files;

namespace LeadCrm.Infrastructure.Encryption;

/// <summary>The one secret of an installation; every key in use is derived from it (HKDF-SHA256, RFC 5869).</summary>
public sealed class MasterKey
{
    private const int Size = 32;

    private MasterKey(byte[] secret)
    {
        ClinicalKey = Derive(secret, "clinical-text-1");
        LinkKey = Derive(secret, "personal-links-1");
        FormKey = Derive(secret, "form-tokens-1");
        KeyRingKey = Derive(secret, "key-ring-1");
    }

    internal byte[] ClinicalKey { get; }

    internal byte[] LinkKey { get; }

    internal byte[] FormKey { get; }

    internal byte[] KeyRingKey { get; }

    /// <summary>Reads the key of the configuration: 32 bytes in base 64.</summary>
    public static MasterKey Parse(string base64)
    {
        var buffer = new byte[Size + 3];
        if (!Convert.TryFromBase64String(base64, buffer, out var length) || length != Size)
            throw new InvalidOperationException("LeadCrm__MasterKey must be 32 bytes in base 64, for example from: openssl rand -base64 32");
        return new MasterKey(buffer[..Size]);
    }

    /// <summary>Reads the key file of a data folder, or makes it (mode 0600). For demo and embedded use.</summary>
    public static MasterKey FromDataFolder(string dataFolder)
    {
        var file = Path.Combine(dataFolder, "master.key");
        if (!File.Exists(file))
            Create(file);
        return Parse(File.ReadAllText(file).Trim());
    }

    /// <summary>Whole or not at all: a process that ends on the way leaves no half a key, and of two at once the later takes the other's.</summary>
    private static void Create(string file)
    {
        PrivateFile.CreateFolder(Path.GetDirectoryName(file)!);
        var beside = $"{file}.{Guid.NewGuid():N}.new";
        using (var stream = PrivateFile.CreateNew(beside))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size)) + "\n"));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(beside, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(beside);
        }
    }

    private static byte[] Derive(byte[] secret, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Size, info: System.Text.Encoding.ASCII.GetBytes(purpose));
}
