using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Leads;

/// <summary>Sets a lead apart as the same request as another one, which goes on; clinics that were asked for this one lose access.</summary>
/// <param name="LeadId">The lead that is set apart.</param>
/// <param name="Of">Reference of the lead that goes on.</param>
/// <param name="Note">More.</param>
[AllowedTo(Roles.Coordinator)]
public sealed record MarkDuplicate(Guid LeadId, string? Of, string? Note) : IRequest<Unit>;

internal sealed class MarkDuplicateValidator : AbstractValidator<MarkDuplicate>
{
    public MarkDuplicateValidator()
    {
        RuleFor(r => r.Of).NotEmpty().WithErrorCode("required").WithMessage("Please give the reference of the lead that goes on.").MaximumLength(40).WithErrorCode("too-long");
        RuleFor(r => r.Note).Note();
    }
}

internal sealed class MarkDuplicateHandler(ILeadCrmDb db, IClinicalVault vault, EarlierActs earlier, AssignmentEndings endings, ICallerContext callers, TimeProvider time)
    : IRequestHandler<MarkDuplicate, Unit>
{
    public async Task<Unit> Handle(MarkDuplicate request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var lead = await db.LeadAsync(request.LeadId, ct);
        var reference = OneLine.Of(request.Of)!.ToUpperInvariant();
        var other = await db.Leads.FirstOrDefaultAsync(l => l.Reference == reference, ct)
            ?? throw new InvalidRequestException("of", "unknown-lead", "There is no lead with this reference.");
        await earlier.AnswerMoveAsync(lead, LeadStage.Duplicate, other.Reference, request.Note, ct);
        lead.MarkDuplicate(other, vault.SealNote(lead.Id, request.Note), by, at);
        await endings.RecallAllAsync(lead.Id, "lead-closed", by, at, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
