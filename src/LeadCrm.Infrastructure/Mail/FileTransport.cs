using LeadCrm.Application.FollowUps;
using LeadCrm.Infrastructure.Files;
using MimeKit;

namespace LeadCrm.Infrastructure.Mail;

/// <summary>Without a mail server every mail becomes a file that its owner opens with any mail program. A repeat overwrites its own file.</summary>
internal sealed class FileTransport(MailWriter writer, MailOptions options) : IMailTransport
{
    public Task<IMailSession> OpenAsync(CancellationToken ct)
    {
        PrivateFile.CreateOwnerFolder(options.OutboxFolder);
        return Task.FromResult<IMailSession>(new Session(writer, options.OutboxFolder, this));
    }

    public string? FileOf(Guid messageId) => $"{messageId:N}.eml";

    public async Task<MailContent?> ReadAsync(Guid messageId, CancellationToken ct)
    {
        var file = Path.Combine(options.OutboxFolder, FileOf(messageId)!);
        return File.Exists(file) ? MailWriter.ContentOf(await MimeMessage.LoadAsync(file, ct)) : null;
    }

    public MailContent Preview(OutgoingMail mail) => writer.Preview(mail);

    private sealed class Session(MailWriter writer, string folder, FileTransport names) : IMailSession
    {
        public async Task SendAsync(OutgoingMail mail, CancellationToken ct)
        {
            var file = Path.Combine(folder, names.FileOf(mail.MessageId)!);
            var unfinished = $"{file}.{Guid.NewGuid():N}.tmp";
            try
            {
                await using (var stream = PrivateFile.CreateNew(unfinished))
                    await writer.Write(mail).WriteToAsync(stream, ct);
                // A reader sees the whole mail or none.
                File.Move(unfinished, file, overwrite: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new MailServerUnreachableException(e);
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
