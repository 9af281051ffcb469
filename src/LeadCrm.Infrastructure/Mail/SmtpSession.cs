using System.Globalization;
using System.Net.Sockets;
using LeadCrm.Application.FollowUps;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace LeadCrm.Infrastructure.Mail;

/// <summary>
/// A connection to the mail server that is made anew when one mail broke it: some servers close it over a recipient they do not like (421),
/// and that is no reason to keep the others waiting.
/// </summary>
internal sealed class SmtpSession(MailWriter writer, MailOptions options) : IMailSession
{
    private const int SubmissionOverTls = 465;
    private SmtpClient _client = NewClient(options);

    public async Task ConnectAsync(CancellationToken ct)
    {
        using var patience = Patience(ct);
        try
        {
            // A server that offers no TLS is a catcher on the same machine or network; credentials are never sent to it in the clear.
            var security = options switch
            {
                { Port: SubmissionOverTls } => SecureSocketOptions.SslOnConnect,
                { User: not null } => SecureSocketOptions.StartTls,
                _ => SecureSocketOptions.StartTlsWhenAvailable,
            };
            await _client.ConnectAsync(options.Host!, options.Port, security, patience.Token);
            if (options.User is not null)
                await _client.AuthenticateAsync(options.User, options.Password ?? "", patience.Token);
        }
        catch (Exception e) when (IsOfConnection(e, ct) || e is SmtpCommandException or AuthenticationException)
        {
            throw new MailServerUnreachableException(e);
        }
    }

    public async Task SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        var message = writer.Write(mail);
        if (!_client.IsConnected)
            await ConnectAsync(ct);
        await HandOverAsync(message, ct);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_client.IsConnected)
            {
                using var patience = Patience(CancellationToken.None);
                await _client.DisconnectAsync(quit: true, patience.Token);
            }
        }
        catch (Exception e) when (IsOfConnection(e, CancellationToken.None) || e is SmtpCommandException)
        {
            // Everything that was sent has been acknowledged; how the server says good-bye does not matter.
        }
        finally
        {
            _client.Dispose();
        }
    }

    private async Task HandOverAsync(MimeMessage message, CancellationToken ct)
    {
        using var patience = Patience(ct);
        try
        {
            await _client.SendAsync(message, patience.Token);
        }
        catch (SmtpCommandException e)
        {
            if (e.StatusCode == SmtpStatusCode.ServiceNotAvailable)
                BeginAnew();
            throw Refusal(e);
        }
        catch (ServiceNotAuthenticatedException e)
        {
            throw new MailServerUnreachableException(e);
        }
        catch (Exception e) when (IsOfConnection(e, ct))
        {
            BeginAnew();
            throw new MailInterruptedException(e is OperationCanceledException or TimeoutException ? "server-stalled" : "connection-dropped", e);
        }
    }

    /// <summary>Who does not take our sender takes nothing from us; everything else is about this recipient or this mail.</summary>
    private static Exception Refusal(SmtpCommandException e)
    {
        if (e.ErrorCode == SmtpErrorCode.SenderNotAccepted)
            return new MailServerUnreachableException(e);
        // The answer's text may repeat the address; the number says enough.
        var about = e.ErrorCode == SmtpErrorCode.RecipientNotAccepted ? "smtp" : "smtp-message";
        return new MailRefusedException(string.Create(CultureInfo.InvariantCulture, $"{about}-{(int)e.StatusCode}"), (int)e.StatusCode is >= 500 and < 600, e);
    }

    private void BeginAnew()
    {
        _client.Dispose();
        _client = NewClient(options);
    }

    private static SmtpClient NewClient(MailOptions options) => new() { Timeout = (int)options.Timeout.TotalMilliseconds };

    /// <summary>The wall clock: a server that says nothing is given up after a while, whatever the client library does.</summary>
    private CancellationTokenSource Patience(CancellationToken ct)
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(options.Timeout);
        return patience;
    }

    private static bool IsOfConnection(Exception e, CancellationToken ct) =>
        e is SocketException or IOException or TimeoutException or SslHandshakeException or ProtocolException or ServiceNotConnectedException or NotSupportedException
        || (e is OperationCanceledException && !ct.IsCancellationRequested);
}
