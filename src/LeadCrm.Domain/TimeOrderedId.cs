namespace LeadCrm.Domain;

/// <summary>
/// UUIDv7 keys whose order is the order in which they were made, also within one millisecond: the 26 bits behind the time are a
/// counter (RFC 9562, section 6.2, method 1), so that it does not turn over while many lines share a moment; 48 random bits follow.
/// </summary>
public static class TimeOrderedId
{
    private static int s_counter;

    /// <summary>Makes the next key.</summary>
    /// <param name="at">The moment it stands for (UTC).</param>
    public static Guid At(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(at).TryWriteBytes(bytes, bigEndian: true, out _);
        var count = (uint)Interlocked.Increment(ref s_counter) & 0x3FF_FFFF;
        bytes[6] = (byte)(0x70 | (count >> 22));
        bytes[7] = (byte)(count >> 14);
        bytes[8] = (byte)(0x80 | ((count >> 8) & 0x3F));
        bytes[9] = (byte)count;
        return new Guid(bytes, bigEndian: true);
    }
}
