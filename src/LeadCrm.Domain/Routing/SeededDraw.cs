using System.Buffers.Binary;

namespace LeadCrm.Domain.Routing;

/// <summary>
/// A draw that anybody can repeat: each clinic's lot is mixed from the kept seed and the clinic's own id,
/// so that neither the order nor the presence of other clinics changes it. The mixing is SplitMix64's finaliser (Steele and others, 2014).
/// </summary>
internal static class SeededDraw
{
    public static ulong IdentityOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..])));
    }

    public static ulong Lot(ulong seed, ulong identity) => Mix(seed ^ identity);

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
