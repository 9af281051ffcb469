using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Leads;

/// <summary>Takes a closed lead up again: lost, disqualified, spam, a duplicate, completed; withdrawn once the patient consents anew; deceased with the reason in writing.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Note">Why.</param>
[AllowedTo(Roles.Coordinator)]
public sealed record ReopenLead(Guid LeadId, string? Note) : IRequest<Unit>;

internal sealed class ReopenLeadValidator : AbstractValidator<ReopenLead>
{
    public ReopenLeadValidator() => RuleFor(r => r.Note).Note();
}

internal sealed class ReopenLeadHandler(ILeadCrmDb db, IClinicalVault vault, EarlierActs earlier, ICallerContext callers, TimeProvider time) : IRequestHandler<ReopenLead, Unit>
{
    public async Task<Unit> Handle(ReopenLead request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var lead = await db.LeadAsync(request.LeadId, ct);
        if (lead.IsOpen && await earlier.LastAsync(lead.Id, FactKind.Moved, ct) is { From: { } from } last && !LeadMoves.IsOpen(from) && last.ActorId == by.Id)
            throw new AlreadyDoneException();
        var wasSpam = lead.Stage == LeadStage.Spam;
        lead.Reopen(vault.SealNote(lead.Id, request.Note), by, at);
        // Who was taken for spam was never told that the request arrived.
        if (wasSpam && lead.Requester.Email is not null && !await db.Messages.AnyAsync(m => m.LeadId == lead.Id, ct))
            db.Messages.Add(new Message(MessageKind.Acknowledgement, lead.Id, lead.Id, at, at));
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
