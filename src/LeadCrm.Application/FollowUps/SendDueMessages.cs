using LeadCrm.Application.Access;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LeadCrm.Application.FollowUps;

/// <summary>
/// Sends a batch of the messages whose time has come, oldest first, those that failed before last. What fails with one message (it cannot be
/// composed, it is refused, the connection breaks over it) is counted with that one; only what fails for all makes all wait. Answers whether
/// more may be waiting.
/// </summary>
[AllowedTo(Roles.System)]
public sealed record SendDueMessages : IRequest<bool>;

internal sealed class SendDueMessagesHandler(ILeadCrmDb db, IDueMessages queue, IMailTransport transport, MailOfMessage mails, TimeProvider time, ILogger<SendDueMessages> log)
    : IRequestHandler<SendDueMessages, bool>
{
    private const int BatchSize = 50;

    /// <summary>One mail, or two, may break a connection; when it breaks over so many in a row it is the server.</summary>
    private const int MostInterruptions = 3;

    /// <summary>A claim that was not honoured is open again after it.</summary>
    private static readonly TimeSpan s_claim = TimeSpan.FromMinutes(10);

    /// <summary>A batch that a slow server makes longer than this is cut, so that no claim runs out while it is worked on.</summary>
    private static readonly TimeSpan s_longestBatch = TimeSpan.FromMinutes(5);

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
            await SendAsync(session, waiting, ct);
            await GiveBackAsync([.. waiting], why: null, time.GetUtcNow(), ct);
            return claimed.Count == BatchSize;
        }
        catch (MailServerUnreachableException e)
        {
            log.LogWarning("The mail server cannot be reached ({Failure}); due messages wait", e.InnerException?.GetType().Name);
            await GiveBackAsync([.. waiting], "server-unreachable", time.GetUtcNow() + s_untilServerIsBack, ct);
            return false;
        }
    }

    private async Task SendAsync(IMailSession session, Queue<Guid> waiting, CancellationToken ct)
    {
        var (started, interrupted) = (time.GetTimestamp(), 0);
        for (; waiting.TryPeek(out var id) && time.GetElapsedTime(started) < s_longestBatch; waiting.Dequeue())
        {
            var failure = await SendAsync(session, id, ct);
            interrupted = failure is MailInterruptedException ? interrupted + 1 : 0;
            if (interrupted < MostInterruptions)
                continue;
            waiting.Dequeue();
            throw new MailServerUnreachableException(failure!);
        }
    }

    /// <returns>What failed with this message; null when it was sent, or became pointless.</returns>
    private async Task<Exception?> SendAsync(IMailSession session, Guid id, CancellationToken ct)
    {
        ((DbContext)db).ChangeTracker.Clear();
        var taken = false;
        try
        {
            var message = await db.Messages.SingleAsync(m => m.Id == id, ct);
            // Cancelled since it was claimed.
            if (message.Status != MessageStatus.Due)
                return null;
            switch (await mails.ComposeAsync(message, ct))
            {
                case { Mail: { } mail }:
                    await session.SendAsync(mail, ct);
                    taken = true;
                    message.Sent(time.GetUtcNow());
                    Record(message, FactKind.MessageSent);
                    break;
                case { Pointless: { } why }:
                    message.Cancel(why);
                    if (why == UnaskedMails.HeldBack)
                        Record(message, FactKind.MessageHeldBack);
                    break;
            }

            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (Exception e) when (e is not MailServerUnreachableException && ItemFailure.IsOfItem(e))
        {
            await CountAsync(id, e, taken, ct);
            return e;
        }
    }

    private async Task CountAsync(Guid id, Exception e, bool taken, CancellationToken ct)
    {
        var code = e switch
        {
            MailRefusedException refused => refused.Code,
            MailInterruptedException interrupted => interrupted.Code,
            _ when taken => "sent-not-recorded",
            _ => "not-composed",
        };
        log.LogWarning("Message {MessageId}: {Code} ({Failure})", id, code, ItemFailure.Code(e.InnerException ?? e));
        ((DbContext)db).ChangeTracker.Clear();
        var (message, at) = (await db.Messages.SingleAsync(m => m.Id == id, ct), time.GetUtcNow());
        switch (e)
        {
            // The server has it: whatever could not be written about that, it must not go out again.
            case var _ when taken: message.Sent(at); break;
            case MailRefusedException { IsPermanent: true }: message.RefusedForGood(code); break;
            default: message.NotDelivered(code, at); break;
        }

        if (message.Status == MessageStatus.Failed)
            await TellAsync(message, at, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>A mail that is given up is told on the lead; without a lead it stands among the given-up ones of the outbox.</summary>
    private async Task TellAsync(Message message, DateTimeOffset at, CancellationToken ct)
    {
        log.LogError("Message {MessageId} was given up: {Code}", message.Id, message.Outcome);
        Record(message, FactKind.MessageFailed);
        if (message.LeadId is { } leadId)
            await db.Leads.AskToResolveFailureAsync(leadId, at, ct);
    }

    private void Record(Message message, FactKind kind)
    {
        if (message.LeadId is not { } leadId)
            return;
        db.Facts.Add(new Fact(leadId, kind, time.GetUtcNow(), Actor.System)
        {
            Reason = FollowUpWords.Code(message.Kind),
            ClinicId = message.ClinicId,
            AssignmentId = message.AssignmentId,
        });
    }

    /// <summary>Gives the claim back for all that still wait, so that the oldest is again the first.</summary>
    private async Task GiveBackAsync(Guid[] waiting, string? why, DateTimeOffset until, CancellationToken ct)
    {
        if (waiting.Length == 0)
            return;
        ((DbContext)db).ChangeTracker.Clear();
        foreach (var message in await db.Messages.Where(m => waiting.Contains(m.Id) && m.Status == MessageStatus.Due).ToListAsync(ct))
            message.Postpone(why ?? message.Outcome, until);
        await db.SaveChangesAsync(ct);
    }
}
