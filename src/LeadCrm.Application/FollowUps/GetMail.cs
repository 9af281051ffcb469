using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.FollowUps;

/// <summary>
/// Opens one mail of the outbox. Where mails are files this is the mail as it was written; otherwise mails are not kept, and it is written
/// once more as it would be now, with its link hidden: a patient's or a colleague's link is theirs alone. Opening it is recorded.
/// </summary>
/// <param name="MessageId">The message.</param>
[AllowedTo(Roles.Administrator)]
public sealed record GetMail(Guid MessageId) : IRequest<OpenedMail>;

/// <summary>A mail to read.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="Content">Its words; null when there is no mail to be written (any more), for a reason that <paramref name="Why"/> names.</param>
/// <param name="Why">Why there is none, as a code.</param>
/// <param name="AsSent">Whether these are the very words that went out; otherwise as they would be written now.</param>
public sealed record OpenedMail(OutboxLine Line, MailContent? Content, string? Why, bool AsSent);

/// <summary>The words of a mail.</summary>
/// <param name="To">The address.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The text.</param>
public sealed record MailContent(string To, string Subject, string Text);

internal sealed class GetMailHandler(ILeadCrmDb db, MailOfMessage mails, IMailTransport transport, IReadLog reads) : IRequestHandler<GetMail, OpenedMail>
{
    public async Task<OpenedMail> Handle(GetMail request, CancellationToken ct)
    {
        var message = await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.MessageId, ct) ?? throw new NotFoundException();
        var line = OutboxLine.Of(message, transport);
        reads.Add(FactKind.MailOpened, message.LeadId, "name", "email");
        // A link that leads into an account is worth that account, and an administrator is not everybody.
        if (message.Status == MessageStatus.Sent && message.Kind is not (MessageKind.AccountInvitation or MessageKind.PasswordForgotten or MessageKind.StaffInvitation) && await transport.ReadAsync(message.Id, ct) is { } kept)
            return new OpenedMail(line, kept, Why: null, AsSent: true);
        var composed = await mails.PreviewAsync(message, ct);
        return composed.Mail is { } mail
            ? new OpenedMail(line, transport.Preview(mail), Why: null, AsSent: false)
            : new OpenedMail(line, Content: null, composed.Pointless, AsSent: false);
    }
}
