using LeadCrm.Domain.FollowUps;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.FollowUps;

/// <summary>How many mails an address gets that it may not have asked for.</summary>
/// <param name="Most">So many within the period.</param>
/// <param name="Period">The period.</param>
public sealed record UnaskedMailTerms(int Most, TimeSpan Period);

/// <summary>
/// Anybody can type anybody's address into the form. What answers a form is therefore limited per address: the request is kept and a
/// coordinator sees on its timeline that no mail went out.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="keys">Makes the key by which is counted.</param>
/// <param name="terms">The limit.</param>
/// <param name="time">The clock.</param>
public sealed class UnaskedMails(ILeadCrmDb db, IAddressKeys keys, UnaskedMailTerms terms, TimeProvider time)
{
    /// <summary>Why a mail is not sent, as a code.</summary>
    public const string HeldBack = "held-back";

    /// <summary>Whether a mail of this kind answers what anybody may have typed.</summary>
    /// <param name="kind">The kind.</param>
    public static bool Concerns(MessageKind kind) => kind is MessageKind.Acknowledgement or MessageKind.EvidenceInformation or MessageKind.ConfirmRepresentation;

    /// <summary>Whether the address may get one more. The message is counted first and committed, so that several processes at once count each other.</summary>
    /// <param name="message">The message, tracked.</param>
    /// <param name="address">Its address.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<bool> MaySendAsync(Message message, string address, CancellationToken ct)
    {
        var key = keys.KeyOf(address);
        message.CountedFor(key);
        await db.SaveChangesAsync(ct);
        var since = time.GetUtcNow() - terms.Period;
        var others = await db.Messages.CountAsync(
            m => m.AddressKey == key && m.Id != message.Id && (m.SentAt > since || (m.Status == MessageStatus.Due && m.Id < message.Id)), ct);
        return others < terms.Most;
    }
}
