using System.Buffers.Binary;
using System.Text;

namespace LeadCrm.Domain.Routing;

/// <summary>Reads what <see cref="CompactWriter"/> wrote.</summary>
internal ref struct CompactReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public byte Byte() => Bytes(1)[0];

    public long Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return (long)value;
        }

        throw Unreadable();
    }

    public int Int() => Number() is >= 0 and <= int.MaxValue and var value ? (int)value : throw Unreadable();

    public long Signed()
    {
        var value = (ulong)Number();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public ulong Fixed(int count)
    {
        ulong value = 0;
        var part = Bytes(count);
        for (var i = 0; i < count; i++) value |= (ulong)part[i] << (8 * i);
        return value;
    }

    public Guid Id() => new(Bytes(16));

    public string? Text() => Int() is > 0 and var length ? Encoding.UTF8.GetString(Bytes(length - 1)) : null;

    public decimal Amount()
    {
        Span<int> bits = stackalloc int[4];
        foreach (ref var part in bits) part = BinaryPrimitives.ReadInt32LittleEndian(Bytes(4));
        return new decimal(bits);
    }

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > rest.Length) throw Unreadable();
        var part = rest[..count];
        rest = rest[count..];
        return part;
    }

    public static BrokenRuleException Unreadable() => new("decision-unreadable", "The stored routing decision cannot be read.");
}
