namespace LeadCrm.Domain;

/// <summary>
/// UUIDv7 keys whose order is the order in which they were made, also within one millisecond: the 12 bits behind the time are a
/// counter (RFC 9562, section 6.2, method 1). Lines of a timeline that share a moment keep their order that way.
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
        var count = Interlocked.Increment(ref s_counter) & 0xFFF;
        bytes[6] = (byte)(0x70 | (count >> 8));
        bytes[7] = (byte)count;
        return new Guid(bytes, bigEndian: true);
    }
}
