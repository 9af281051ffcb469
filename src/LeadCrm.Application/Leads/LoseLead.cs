using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Leads;
using MediatR;

namespace LeadCrm.Application.Leads;

/// <summary>Closes a lead without a booking; clinics still working on it lose access.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Reason">One of <see cref="Domain.Leads.Reasons.Lost"/>.</param>
/// <param name="Note">More; needed for <c>other</c>.</param>
[AllowedTo(Roles.Coordinator)]
public sealed record LoseLead(Guid LeadId, string? Reason, string? Note) : IRequest<Unit>;

internal sealed class LoseLeadValidator : AbstractValidator<LoseLead>
{
    public LoseLeadValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().WithErrorCode("required").WithMessage("Please say why.");
        RuleFor(r => r.Note).Note();
    }
}

internal sealed class LoseLeadHandler(ILeadCrmDb db, IClinicalVault vault, EarlierActs earlier, AssignmentEndings endings, ICallerContext callers, TimeProvider time)
    : IRequestHandler<LoseLead, Unit>
{
    public async Task<Unit> Handle(LoseLead request, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var lead = await db.LeadAsync(request.LeadId, ct);
        await earlier.AnswerMoveAsync(lead, LeadStage.Lost, request.Reason, request.Note, ct);
        lead.Lose(request.Reason!, vault.SealNote(lead.Id, request.Note), callers.Current.Actor, at);
        await endings.CloseAllAsync(lead.Id, "lead-closed", callers.Current.Actor, at, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
