using System.Buffers.Binary;
using System.Buffers.Text;

namespace LeadCrm.Application.Leads;

/// <summary>Where a page of the queue ended: in which part, behind which row, and from which moment on requests counted as fresh when the first page was read.</summary>
/// <param name="Part">The part (see <see cref="QueueSort"/>).</param>
/// <param name="FreshSince">Requests made since then counted as fresh (UTC).</param>
/// <param name="After">The row.</param>
internal readonly record struct QueueCursor(byte Part, DateTimeOffset FreshSince, PageCursor After)
{
    private const int Size = 9;
    private const int Length = 12;

    public string Write()
    {
        Span<byte> head = stackalloc byte[Size];
        head[0] = Part;
        BinaryPrimitives.WriteInt64BigEndian(head[1..], FreshSince.UtcTicks);
        return Base64Url.EncodeToString(head) + PageCursor.Write(After.At, After.Id);
    }

    public static bool TryRead(string text, out QueueCursor cursor)
    {
        cursor = default;
        Span<byte> head = stackalloc byte[Size];
        if (text.Length < Length || !PageCursor.TryRead(text[Length..], out var after)
            || !Base64Url.IsValid(text.AsSpan(0, Length)) || !Base64Url.TryDecodeFromChars(text.AsSpan(0, Length), head, out var length) || length != Size)
            return false;
        if (head[0] >= QueueSort.PartCount || PageCursor.MomentOf(BinaryPrimitives.ReadInt64BigEndian(head[1..])) is not { } since)
            return false;
        cursor = new QueueCursor(head[0], since, after);
        return true;
    }
}
