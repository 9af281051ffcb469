using System.Buffers.Binary;
using System.Buffers.Text;

namespace LeadCrm.Application.Leads;

/// <summary>The place where a page ended: the sort key and the row's id. Lists continue behind it, without offsets.</summary>
/// <param name="At">The sort key (UTC).</param>
/// <param name="Id">The row.</param>
public readonly record struct PageCursor(DateTimeOffset At, Guid Id)
{
    private const int Size = 24;

    /// <summary>Writes a cursor for the API.</summary>
    /// <param name="at">The sort key.</param>
    /// <param name="id">The row.</param>
    public static string Write(DateTimeOffset at, Guid id)
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.UtcTicks);
        id.TryWriteBytes(bytes[8..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a cursor; anything else than what <see cref="Write"/> wrote is refused.</summary>
    /// <param name="text">The cursor.</param>
    /// <param name="cursor">What it says.</param>
    public static bool TryRead(string text, out PageCursor cursor)
    {
        cursor = default;
        Span<byte> bytes = stackalloc byte[Size];
        if (text.Length != 32 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length) || length != Size)
            return false;
        if (MomentOf(BinaryPrimitives.ReadInt64BigEndian(bytes)) is not { } at)
            return false;
        cursor = new PageCursor(at, new Guid(bytes[8..]));
        return true;
    }

    /// <summary>A moment that a row of ours can have; null for ticks that nobody wrote.</summary>
    internal static DateTimeOffset? MomentOf(long ticks) =>
        ticks < DateTimeOffset.UnixEpoch.AddYears(-100).UtcTicks || ticks > DateTimeOffset.UnixEpoch.AddYears(1000).UtcTicks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
}
