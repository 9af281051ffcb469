using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace LeadCrm.Application.Tests.FollowUps;

/// <summary>A small SMTP server (RFC 5321) on a free loopback port that keeps what it takes, and misbehaves as it is told to.</summary>
internal sealed class MailCatcher : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Misbehaviour> _misbehaviours = new(StringComparer.OrdinalIgnoreCase);
    private readonly Task _serving;

    public MailCatcher()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync();
    }

    public int Port { get; }

    public ConcurrentQueue<MimeMessage> Mails { get; } = [];

    /// <summary>While set, the answer to every recipient, for example <c>451 Try later</c>.</summary>
    public string? Refusal { get; set; }

    /// <summary>While set, the answer to every sender.</summary>
    public string? SenderRefusal { get; set; }

    /// <summary>How it treats one recipient from now on; null: like everybody.</summary>
    public void Treat(string recipient, Misbehaviour? how)
    {
        if (how is null)
            _misbehaviours.TryRemove(recipient, out _);
        else
            _misbehaviours[recipient] = how;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                await TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException || _stop.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            await writer.WriteLineAsync("220 catcher");
            await AnswerAsync(reader, writer);
        }
        catch (IOException)
        {
            // The client hung up in the middle.
        }
    }

    private async Task AnswerAsync(StreamReader reader, StreamWriter writer)
    {
        var how = new Misbehaviour();
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "MAIL" when SenderRefusal is { } refusal: await writer.WriteLineAsync(refusal); break;
                case "RCPT":
                    how = _misbehaviours.GetValueOrDefault(line.Split('<', '>')[1], new Misbehaviour());
                    if (how.HangsUp)
                        return;
                    // A client that waits longer than it should is let go only when it hangs up itself.
                    if (!how.Stalls)
                        await writer.WriteLineAsync(how.AtRecipient ?? Refusal ?? "250 fine");
                    if (how.AtRecipient?.StartsWith("421", StringComparison.Ordinal) == true)
                        return;
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var mail = await ReadMailAsync(reader);
                    if (how.AfterData is null)
                        Mails.Enqueue(mail);
                    await writer.WriteLineAsync(how.AfterData ?? "250 kept");
                    break;
                case "QUIT": await writer.WriteLineAsync("221 bye"); return;
                default: await writer.WriteLineAsync("250 fine"); break;
            }
        }
    }

    private async Task<MimeMessage> ReadMailAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
            mail.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(mail.ToString()));
        return await MimeMessage.LoadAsync(bytes, _stop.Token);
    }
}

/// <summary>How a mail server treats one recipient.</summary>
/// <param name="AtRecipient">The answer to the recipient, for example <c>450 Later</c>; 421 closes the connection too.</param>
/// <param name="AfterData">The answer to the mail itself.</param>
/// <param name="HangsUp">Closes the connection without a word.</param>
/// <param name="Stalls">Says nothing any more.</param>
internal sealed record Misbehaviour(string? AtRecipient = null, string? AfterData = null, bool HangsUp = false, bool Stalls = false);
