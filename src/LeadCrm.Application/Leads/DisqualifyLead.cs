using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Leads;
using MediatR;

namespace LeadCrm.Application.Leads;

/// <summary>Closes a lead that is none for LeadCrm's clinics.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Reason">One of <see cref="Domain.Leads.Reasons.Disqualified"/>.</param>
/// <param name="Note">More; needed for <c>other</c>.</param>
[AllowedTo(Roles.Coordinator)]
public sealed record DisqualifyLead(Guid LeadId, string? Reason, string? Note) : IRequest<Unit>;

internal sealed class DisqualifyLeadValidator : AbstractValidator<DisqualifyLead>
{
    public DisqualifyLeadValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().WithErrorCode("required").WithMessage("Please say why.");
        RuleFor(r => r.Note).Note();
    }
}

internal sealed class DisqualifyLeadHandler(ILeadCrmDb db, IClinicalVault vault, EarlierActs earlier, ICallerContext callers, TimeProvider time) : IRequestHandler<DisqualifyLead, Unit>
{
    public async Task<Unit> Handle(DisqualifyLead request, CancellationToken ct)
    {
        var lead = await db.LeadAsync(request.LeadId, ct);
        await earlier.AnswerMoveAsync(lead, LeadStage.Disqualified, request.Reason, request.Note, ct);
        lead.Disqualify(request.Reason!, vault.SealNote(lead.Id, request.Note), callers.Current.Actor, time.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
