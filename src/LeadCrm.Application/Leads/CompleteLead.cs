using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Leads;
using MediatR;

namespace LeadCrm.Application.Leads;

/// <summary>Closes a lead whose treatment and aftercare are over.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Note">How it ended.</param>
[AllowedTo(Roles.Coordinator)]
public sealed record CompleteLead(Guid LeadId, string? Note) : IRequest<Unit>;

internal sealed class CompleteLeadValidator : AbstractValidator<CompleteLead>
{
    public CompleteLeadValidator() => RuleFor(r => r.Note).Note();
}

internal sealed class CompleteLeadHandler(ILeadCrmDb db, IClinicalVault vault, EarlierActs earlier, ICallerContext callers, TimeProvider time) : IRequestHandler<CompleteLead, Unit>
{
    public async Task<Unit> Handle(CompleteLead request, CancellationToken ct)
    {
        var lead = await db.LeadAsync(request.LeadId, ct);
        await earlier.AnswerMoveAsync(lead, LeadStage.Completed, reason: null, request.Note, ct);
        lead.Complete(vault.SealNote(lead.Id, request.Note), callers.Current.Actor, time.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
