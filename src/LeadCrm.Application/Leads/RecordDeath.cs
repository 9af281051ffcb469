using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Leads;
using MediatR;

namespace LeadCrm.Application.Leads;

/// <summary>Records that the patient has died: clinics lose access, and nothing is ever sent again.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Note">From whom we know.</param>
[AllowedTo(Roles.Coordinator)]
public sealed record RecordDeath(Guid LeadId, string? Note) : IRequest<Unit>;

internal sealed class RecordDeathValidator : AbstractValidator<RecordDeath>
{
    public RecordDeathValidator() => RuleFor(r => r.Note).Note();
}

internal sealed class RecordDeathHandler(ILeadCrmDb db, IClinicalVault vault, EarlierActs earlier, AssignmentEndings endings, ICallerContext callers, TimeProvider time)
    : IRequestHandler<RecordDeath, Unit>
{
    public async Task<Unit> Handle(RecordDeath request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var lead = await db.LeadAsync(request.LeadId, ct);
        await earlier.AnswerMoveAsync(lead, LeadStage.Deceased, Reasons.MarkedByHand, request.Note, ct);
        lead.RecordDeath(vault.SealNote(lead.Id, request.Note), by, at);
        await endings.RecallAllAsync(lead.Id, "lead-closed", by, at, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
