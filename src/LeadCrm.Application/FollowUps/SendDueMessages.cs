using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Clinics;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LeadCrm.Application.FollowUps;

/// <summary>Sends a batch of the messages whose time has come, oldest first. Answers whether more may be waiting.</summary>
[AllowedTo(Roles.System)]
public sealed record SendDueMessages : IRequest<bool>;

internal sealed class SendDueMessagesHandler(
    ILeadCrmDb db, IDueMessages queue, IMailTransport transport, MailComposer composer, ClinicMails clinicMails, RevisionMails revisionMails, PasswordMails passwordMails, TimeProvider time,
    ILogger<SendDueMessages> log)
    : IRequestHandler<SendDueMessages, bool>
{
    private const int BatchSize = 50;

    /// <summary>Longer than a batch can take; a claim that was not honoured is open again after it.</summary>
    private static readonly TimeSpan s_claim = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan s_untilServerIsBack = TimeSpan.FromSeconds(15);

    public async Task<bool> Handle(SendDueMessages request, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var claimed = await queue.ClaimAsync(BatchSize, at, at + s_claim, ct);
        if (claimed.Count == 0)
            return false;
        var waiting = new Queue<Guid>(claimed);
        try
        {
            await using var session = await transport.OpenAsync(ct);
            for (; waiting.TryPeek(out var id); waiting.Dequeue())
                await SendAsync(session, id, ct);
            return claimed.Count == BatchSize;
        }
        catch (MailServerUnreachableException e)
        {
            log.LogWarning("The mail server cannot be reached ({Failure}); due messages wait", e.InnerException?.GetType().Name);
            await PostponeAsync([.. waiting], ct);
            return false;
        }
    }

    private async Task SendAsync(IMailSession session, Guid id, CancellationToken ct)
    {
        var message = await db.Messages.SingleAsync(m => m.Id == id, ct);
        // Cancelled since it was claimed.
        if (message.Status != MessageStatus.Due)
            return;
        var composed = message switch
        {
            { LeadId: { } leadId } => await composer.ComposeAsync(message, await db.Leads.AsNoTracking().SingleAsync(l => l.Id == leadId, ct), ct),
            { Kind: MessageKind.SecondReviewerNeeded } => await revisionMails.ComposeAsync(message, ct),
            { Kind: MessageKind.PasswordForgotten } => await passwordMails.ComposeAsync(message, ct),
            _ => await clinicMails.ComposeAsync(message, ct),
        };
        switch (composed)
        {
            case { Mail: { } mail }: await HandOverAsync(session, message, mail, ct); break;
            case { Pointless: { } why }: message.Cancel(why); break;
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task HandOverAsync(IMailSession session, Message message, OutgoingMail mail, CancellationToken ct)
    {
        try
        {
            await session.SendAsync(mail, ct);
            message.Sent(time.GetUtcNow());
            Record(message, LeadEventKind.MessageSent);
        }
        catch (MailRefusedException e)
        {
            log.LogWarning("Message {MessageId} was refused: {Code}", message.Id, e.Code);
            message.NotDelivered(e.Code, time.GetUtcNow());
            if (message.Status == MessageStatus.Failed)
                Record(message, LeadEventKind.MessageFailed);
        }
    }

    private void Record(Message message, LeadEventKind kind)
    {
        if (message.LeadId is not { } leadId)
            return;
        db.LeadEvents.Add(new LeadEvent(leadId, kind, time.GetUtcNow(), Actor.System)
        {
            Reason = FollowUpWords.Code(message.Kind),
            ClinicId = message.ClinicId,
            AssignmentId = message.AssignmentId,
        });
    }

    /// <summary>Gives the claim back for all that still wait, so that the oldest is again the first.</summary>
    private async Task PostponeAsync(Guid[] waiting, CancellationToken ct)
    {
        var until = time.GetUtcNow() + s_untilServerIsBack;
        foreach (var message in await db.Messages.Where(m => waiting.Contains(m.Id) && m.Status == MessageStatus.Due).ToListAsync(ct))
            message.Postpone("server-unreachable", until);
        await db.SaveChangesAsync(ct);
    }
}
