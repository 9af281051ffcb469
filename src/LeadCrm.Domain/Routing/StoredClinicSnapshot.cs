namespace LeadCrm.Domain.Routing;

/// <summary>The clinics as the router saw them, kept once per content: the hash is the key.</summary>
public sealed class StoredClinicSnapshot
{
    private StoredClinicSnapshot()
    {
        Hash = string.Empty;
        Content = string.Empty;
    }

    /// <summary>Keeps a snapshot.</summary>
    /// <param name="hash">SHA-256 over the canonical content, hexadecimal.</param>
    /// <param name="content">Canonical JSON.</param>
    /// <param name="offeringsHash">SHA-256 over which clinic offers what, hexadecimal.</param>
    /// <param name="at">When it was first seen (UTC).</param>
    public StoredClinicSnapshot(string hash, string content, string offeringsHash, DateTimeOffset at)
    {
        Hash = hash;
        Content = content;
        OfferingsHash = offeringsHash;
        CreatedAt = at;
    }

    /// <summary>SHA-256 over the canonical content, hexadecimal.</summary>
    public string Hash { get; private set; }

    /// <summary>Canonical JSON.</summary>
    public string Content { get; private set; }

    /// <summary>SHA-256 over which clinic offers what, hexadecimal; null in rows that are older than this column.</summary>
    public string? OfferingsHash { get; private set; }

    /// <summary>When it was first seen (UTC).</summary>
    public DateTimeOffset CreatedAt { get; private set; }
}
