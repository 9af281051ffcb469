using LeadCrm.Application.FollowUps;
using MimeKit;

namespace LeadCrm.Infrastructure.Mail;

/// <summary>Makes the MIME message of a mail: text and HTML of the same words, and headers that keep robots from answering.</summary>
internal sealed class MailWriter(MailTemplates templates, MailOptions options, HouseContact contact, TimeProvider time)
{
    private readonly MailboxAddress _from = MailboxAddress.Parse(options.From);

    /// <exception cref="MailRefusedException">The address is none, or one of our own: mails to ourselves would go in circles.</exception>
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
        if (contact.Email is { } answers)
            message.ReplyTo.Add(MailboxAddress.Parse(answers));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        // What Exchange asks before it answers by itself (out of office), beside the standard's header above.
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.Headers.Add(HeaderId.ContentLanguage, words.Language);
        return message;
    }

    /// <summary>The words without the link: whoever looks at a mail of somebody else must not get their way in.</summary>
    public MailContent Preview(OutgoingMail mail)
    {
        var words = templates.Render(mail);
        return new MailContent(mail.To, words.Subject, words.ToText(new Uri(mail.Link, "/link-not-shown")));
    }

    public static MailContent ContentOf(MimeMessage message) => new(string.Join(", ", message.To.Mailboxes.Select(m => m.Address)), message.Subject ?? "", message.TextBody ?? "");

    private MailboxAddress Recipient(OutgoingMail mail)
    {
        if (IsOurs(mail.To))
            throw new MailRefusedException("own-address", isPermanent: true, inner: null);
        try
        {
            return new MailboxAddress(mail.Name?.Text ?? "", MailboxAddress.Parse(mail.To).Address);
        }
        catch (ParseException e)
        {
            throw new MailRefusedException(MailRefusedException.AddressInvalid, isPermanent: true, e);
        }
    }

    private bool IsOurs(string address) =>
        string.Equals(address, _from.Address, StringComparison.OrdinalIgnoreCase) || string.Equals(address, contact.Email, StringComparison.OrdinalIgnoreCase);
}
