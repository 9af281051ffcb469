using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Leads;
using MediatR;

namespace LeadCrm.Application.Leads;

/// <summary>Takes a lead back to triage from the router and from clinics, which lose access; for example because the treatment has to be another one.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Note">Why.</param>
[AllowedTo(Roles.Coordinator)]
[RepeatedOnConflict]
public sealed record TakeBackLead(Guid LeadId, string? Note) : IRequest<Unit>;

internal sealed class TakeBackLeadValidator : AbstractValidator<TakeBackLead>
{
    public TakeBackLeadValidator() => RuleFor(r => r.Note).Note();
}

internal sealed class TakeBackLeadHandler(ILeadCrmDb db, IClinicalVault vault, EarlierActs earlier, AssignmentEndings endings, ICallerContext callers, TimeProvider time)
    : IRequestHandler<TakeBackLead, Unit>
{
    public async Task<Unit> Handle(TakeBackLead request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var lead = await db.LeadAsync(request.LeadId, ct);
        if (lead.StageReason == Reasons.TakenBack)
            await earlier.AnswerMoveAsync(lead, LeadStage.InTriage, Reasons.TakenBack, request.Note, ct);
        lead.TakeBack(vault.SealNote(lead.Id, request.Note), by, at);
        await endings.RecallAllAsync(lead.Id, Reasons.TakenBack, by, at, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
