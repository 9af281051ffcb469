using LeadCrm.Application.FollowUps;
using MimeKit;

namespace LeadCrm.Infrastructure.Mail;

/// <summary>Makes the MIME message of a mail: text and HTML of the same words, and headers that keep robots from answering.</summary>
internal sealed class MailWriter(MailTemplates templates, MailOptions options, TimeProvider time)
{
    private readonly MailboxAddress _from = MailboxAddress.Parse(options.From);

    /// <exception cref="MailRefusedException">The address is none.</exception>
    public MimeMessage Write(OutgoingMail mail)
    {
        var words = templates.Render(mail);
        var message = new MimeMessage
        {
            Subject = words.Subject,
            Date = time.GetUtcNow(),
            // The same for every attempt, so that a repeat after a crash is recognised.
            MessageId = $"{mail.MessageId:N}@{_from.Domain}",
            Body = new BodyBuilder { TextBody = words.ToText(mail.Link), HtmlBody = words.ToHtml(mail.Link) }.ToMessageBody(),
        };
        message.From.Add(_from);
        message.To.Add(Recipient(mail));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, words.Language);
        return message;
    }

    private static MailboxAddress Recipient(OutgoingMail mail)
    {
        try
        {
            return new MailboxAddress(mail.Name?.Text ?? "", MailboxAddress.Parse(mail.To).Address);
        }
        catch (ParseException e)
        {
            throw new MailRefusedException("address-invalid", e);
        }
    }
}
