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

    /// <summary>The mail of a message as it was written; null when mails go to a server, which keeps none.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="ct">Cancels.</param>
    Task<MailContent?> ReadAsync(Guid messageId, CancellationToken ct);

    /// <summary>The words that a mail would have, without its link.</summary>
    /// <param name="mail">The mail.</param>
    MailContent Preview(OutgoingMail mail);
}

/// <summary>A connection that takes mails one after the other.</summary>
public interface IMailSession : IAsyncDisposable
{
    /// <summary>Renders a mail and hands it over. Its Message-ID follows from the message's id, so that a repeat is recognised.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MailServerUnreachableException">Nobody is there any more; the rest of the batch has to wait too.</exception>
    /// <exception cref="MailInterruptedException">The connection broke over this mail; the next one is tried over a new one.</exception>
    /// <exception cref="MailRefusedException">This mail was not taken; others may be.</exception>
    Task SendAsync(OutgoingMail mail, CancellationToken ct);
}
