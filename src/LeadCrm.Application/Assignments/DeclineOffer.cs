using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using MediatR;

namespace LeadCrm.Application.Assignments;

/// <summary>A clinic does not take a case; the next candidate is looked for.</summary>
/// <param name="AssignmentId">The assignment.</param>
/// <param name="Reason">One of <see cref="Reasons.Declined"/>.</param>
/// <param name="Note">More.</param>
[AllowedTo(Roles.Clinic)]
[RepeatedOnConflict]
public sealed record DeclineOffer(Guid AssignmentId, string? Reason, string? Note) : IRequest<Unit>;

internal sealed class DeclineOfferValidator : AbstractValidator<DeclineOffer>
{
    public DeclineOfferValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().WithErrorCode("required").WithMessage("Please say why.");
        RuleFor(r => r.Note).Note();
    }
}

internal sealed class DeclineOfferHandler(ILeadCrmDb db, IClinicalVault vault, EarlierActs earlier, LeadProgress progress, ICallerContext callers, TimeProvider time)
    : IRequestHandler<DeclineOffer, Unit>
{
    public async Task<Unit> Handle(DeclineOffer request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var assignment = await db.AssignmentAsync(request.AssignmentId, ct);
        earlier.AnswerEnding(assignment, AssignmentStatus.Declined, request.Reason!, request.Note);
        assignment.Decline(request.Reason!, vault.SealNote(assignment.Id, request.Note), at);
        db.Facts.Add(new Fact(assignment.LeadId, FactKind.OfferDeclined, at, by)
        {
            ClinicId = assignment.ClinicId,
            AssignmentId = assignment.Id,
            Reason = assignment.EndReason,
            Text = FactText.Of(assignment.LeadId, vault.SealNote(assignment.LeadId, request.Note), at),
        });
        await progress.FollowAsync(assignment, by, at, lookFurther: true, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
