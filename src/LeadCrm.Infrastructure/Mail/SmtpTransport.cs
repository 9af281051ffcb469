using LeadCrm.Application.FollowUps;
using IMailTransport = LeadCrm.Application.FollowUps.IMailTransport;

namespace LeadCrm.Infrastructure.Mail;

/// <summary>Hands mails to a mail server, one connection a batch.</summary>
internal sealed class SmtpTransport(MailWriter writer, MailOptions options) : IMailTransport
{
    public async Task<IMailSession> OpenAsync(CancellationToken ct)
    {
        var session = new SmtpSession(writer, options);
        try
        {
            await session.ConnectAsync(ct);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public string? FileOf(Guid messageId) => null;

    public Task<MailContent?> ReadAsync(Guid messageId, CancellationToken ct) => Task.FromResult<MailContent?>(null);

    public MailContent Preview(OutgoingMail mail) => writer.Preview(mail);
}
