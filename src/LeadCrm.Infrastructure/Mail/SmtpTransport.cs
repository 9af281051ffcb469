using System.Globalization;
using System.Net.Sockets;
using LeadCrm.Application.FollowUps;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using IMailTransport = LeadCrm.Application.FollowUps.IMailTransport;

namespace LeadCrm.Infrastructure.Mail;

/// <summary>Hands mails to a mail server, one connection a batch.</summary>
internal sealed class SmtpTransport(MailWriter writer, MailOptions options) : IMailTransport
{
    private const int SubmissionOverTls = 465;
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    public async Task<IMailSession> OpenAsync(CancellationToken ct)
    {
        var client = new SmtpClient { Timeout = (int)s_timeout.TotalMilliseconds };
        try
        {
            // A server that offers no TLS is a catcher on the same machine or network; credentials are never sent to it in the clear.
            var security = options switch
            {
                { Port: SubmissionOverTls } => SecureSocketOptions.SslOnConnect,
                { User: not null } => SecureSocketOptions.StartTls,
                _ => SecureSocketOptions.StartTlsWhenAvailable,
            };
            await client.ConnectAsync(options.Host!, options.Port, security, ct);
            if (options.User is not null)
                await client.AuthenticateAsync(options.User, options.Password ?? "", ct);
            return new Session(client, writer);
        }
        catch (Exception e) when (IsUnreachable(e))
        {
            client.Dispose();
            throw new MailServerUnreachableException(e);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    public string? FileOf(Guid messageId) => null;

    private static bool IsUnreachable(Exception e) =>
        e is SocketException or IOException or TimeoutException or SslHandshakeException or ProtocolException or SmtpCommandException
            or AuthenticationException or ServiceNotConnectedException or ServiceNotAuthenticatedException or NotSupportedException;

    private sealed class Session(SmtpClient client, MailWriter writer) : IMailSession
    {
        public async Task SendAsync(OutgoingMail mail, CancellationToken ct)
        {
            var message = writer.Write(mail);
            try
            {
                await client.SendAsync(message, ct);
            }
            catch (SmtpCommandException e) when (e.StatusCode != SmtpStatusCode.ServiceNotAvailable)
            {
                // The answer's text may repeat the address; the number says enough.
                throw new MailRefusedException(string.Create(CultureInfo.InvariantCulture, $"smtp-{(int)e.StatusCode}"), e);
            }
            catch (Exception e) when (IsUnreachable(e))
            {
                throw new MailServerUnreachableException(e);
            }
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                if (client.IsConnected)
                    await client.DisconnectAsync(quit: true);
            }
            catch (Exception e) when (IsUnreachable(e))
            {
                // Everything that was sent has been acknowledged; how the server says good-bye does not matter.
            }
            finally
            {
                client.Dispose();
            }
        }
    }
}
