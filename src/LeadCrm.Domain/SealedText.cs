namespace LeadCrm.Domain;

/// <summary>
/// Clinical text as it rests in the database: authenticated ciphertext. It can be carried and stored, but only the vault of
/// the infrastructure can open it, and doing so is recorded.
/// </summary>
/// <param name="Bytes">Key id, nonce, tag and ciphertext, as the vault wrote them.</param>
public sealed record SealedText(byte[] Bytes)
{
    /// <inheritdoc/>
    public bool Equals(SealedText? other) => other is not null && Bytes.AsSpan().SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <summary>Never shows the content.</summary>
    public override string ToString() => "sealed";
}
