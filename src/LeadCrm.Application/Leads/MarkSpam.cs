using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Leads;
using MediatR;

namespace LeadCrm.Application.Leads;

/// <summary>Sets a lead apart that is no real request. It is kept, found under its stage, and can be taken up again (<see cref="ReopenLead"/>).</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Note">What makes it spam.</param>
[AllowedTo(Roles.Coordinator)]
public sealed record MarkSpam(Guid LeadId, string? Note) : IRequest<Unit>;

internal sealed class MarkSpamValidator : AbstractValidator<MarkSpam>
{
    public MarkSpamValidator() => RuleFor(r => r.Note).Note();
}

internal sealed class MarkSpamHandler(ILeadCrmDb db, IClinicalVault vault, EarlierActs earlier, AssignmentEndings endings, ICallerContext callers, TimeProvider time)
    : IRequestHandler<MarkSpam, Unit>
{
    public async Task<Unit> Handle(MarkSpam request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var lead = await db.LeadAsync(request.LeadId, ct);
        await earlier.AnswerMoveAsync(lead, LeadStage.Spam, Reasons.MarkedByHand, request.Note, ct);
        lead.MarkSpam(vault.SealNote(lead.Id, request.Note), by, at);
        // Stops its mails; a lead that was qualified once and came back may still have a clinic.
        await endings.RecallAllAsync(lead.Id, "lead-closed", by, at, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
