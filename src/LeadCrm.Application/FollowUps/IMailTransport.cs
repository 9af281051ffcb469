using LeadCrm.Domain;
using LeadCrm.Domain.FollowUps;

namespace LeadCrm.Application.FollowUps;

/// <summary>Where mails go: a mail server, or files when none is configured.</summary>
public interface IMailTransport
{
    /// <summary>Connects, once for a batch.</summary>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MailServerUnreachableException">Nobody is there.</exception>
    Task<IMailSession> OpenAsync(CancellationToken ct);

    /// <summary>The file that a message was written to; null when mails go to a server.</summary>
    /// <param name="messageId">The message.</param>
    string? FileOf(Guid messageId);
}

/// <summary>A connection that takes mails one after the other.</summary>
public interface IMailSession : IAsyncDisposable
{
    /// <summary>Renders a mail and hands it over. Its Message-ID follows from the message's id, so that a repeat is recognised.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MailServerUnreachableException">The connection is gone; the rest of the batch has to wait too.</exception>
    /// <exception cref="MailRefusedException">This mail was not taken; others may be.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken ct);
}

/// <summary>A mail before it has words. It says nothing clinical: neither condition nor treatment nor what anybody wrote.</summary>
/// <param name="MessageId">The message it makes real.</param>
/// <param name="Kind">Which text.</param>
/// <param name="To">The address.</param>
/// <param name="Name">Whom the text speaks to; null to speak to nobody by name.</param>
/// <param name="Language">BCP 47 tag of the reader; English stands in for what is not translated.</param>
/// <param name="Reference">The lead's reference to a patient, the offer's to a clinic; otherwise who or what the mail is about.</param>
/// <param name="Link">The one link of the mail.</param>
/// <param name="Deadline">Until when an answer is wanted, in the reader's own zone; null without a deadline.</param>
public sealed record OutgoingMail(Guid MessageId, MessageKind Kind, string To, DisplayName? Name, string Language, string Reference, Uri Link, DateTimeOffset? Deadline = null)
{
    /// <summary>IANA zone in which <see cref="Deadline"/> is told.</summary>
    public string TimeZone { get; init; } = "Etc/UTC";

    /// <summary>What it is about, when the kind alone does not say it, for example a licence with its number.</summary>
    public string? What { get; init; }

    /// <summary>A day that the text tells; null when it tells none.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Days that are left; null when none are counted.</summary>
    public int? DaysLeft { get; init; }
}

/// <summary>No mail server could be reached, or the connection broke.</summary>
/// <param name="inner">What happened.</param>
public sealed class MailServerUnreachableException(Exception inner) : Exception("The mail server cannot be reached.", inner);

/// <summary>The mail server did not take a mail.</summary>
/// <param name="code">Why, as a code without personal data, for example <c>smtp-550</c>.</param>
/// <param name="inner">What happened.</param>
public sealed class MailRefusedException(string code, Exception inner) : Exception("The mail was not taken.", inner)
{
    /// <summary>Why, as a code without personal data.</summary>
    public string Code { get; } = code;
}
