using System.Buffers.Binary;
using System.Text;

namespace LeadCrm.Domain.Routing;

/// <summary>Writes numbers in as few bytes as they need (LEB128; signed ones zigzag first) and texts as UTF-8 with their length.</summary>
internal sealed class CompactWriter(int capacity)
{
    private byte[] buffer = new byte[capacity];
    private int length;

    public void Byte(byte value)
    {
        Reserve(1);
        buffer[length++] = value;
    }

    public void Number(long value)
    {
        Reserve(10);
        var rest = (ulong)value;
        while (rest >= 0x80)
        {
            buffer[length++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        buffer[length++] = (byte)rest;
    }

    public void Signed(long value) => Number((value << 1) ^ (value >> 63));

    public void Fixed(ulong value, int bytes)
    {
        Reserve(bytes);
        for (var i = 0; i < bytes; i++) buffer[length++] = (byte)(value >> (8 * i));
    }

    public void Id(Guid id)
    {
        Reserve(16);
        id.TryWriteBytes(buffer.AsSpan(length));
        length += 16;
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(buffer.AsSpan(length));
        length += bytes.Length;
    }

    /// <summary>A missing text is length 0, an empty one length 1.</summary>
    public void Text(string? text)
    {
        if (text is null)
        {
            Number(0);
            return;
        }

        var bytes = Encoding.UTF8.GetByteCount(text);
        Number(bytes + 1L);
        Reserve(bytes);
        length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(length));
    }

    public void Amount(decimal amount)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(amount, bits);
        Reserve(16);
        foreach (var part in bits)
        {
            BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(length), part);
            length += 4;
        }
    }

    public byte[] ToArray() => buffer.AsSpan(0, length).ToArray();

    private void Reserve(int bytes)
    {
        if (length + bytes > buffer.Length) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes));
    }
}
