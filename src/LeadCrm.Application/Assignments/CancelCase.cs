using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using MediatR;

namespace LeadCrm.Application.Assignments;

/// <summary>
/// A clinic cannot treat a patient whose case it has accepted. Before the patient chose it, the next candidate is looked for; after
/// that nothing falls back by itself, and the coordinator talks to the patient.
/// </summary>
/// <param name="AssignmentId">The assignment.</param>
/// <param name="Reason">One of <see cref="Reasons.Cancelled"/>.</param>
/// <param name="Note">More.</param>
[AllowedTo(Roles.Clinic)]
[RepeatedOnConflict]
public sealed record CancelCase(Guid AssignmentId, string? Reason, string? Note) : IRequest<Unit>;

internal sealed class CancelCaseValidator : AbstractValidator<CancelCase>
{
    public CancelCaseValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().WithErrorCode("required").WithMessage("Please say why.");
        RuleFor(r => r.Note).Note();
    }
}

internal sealed class CancelCaseHandler(
    ILeadCrmDb db, IClinicalVault vault, EarlierActs earlier, AssignmentEndings endings, LeadProgress progress, ICallerContext callers, TimeProvider time)
    : IRequestHandler<CancelCase, Unit>
{
    public async Task<Unit> Handle(CancelCase request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var assignment = await db.AssignmentAsync(request.AssignmentId, ct);
        earlier.AnswerEnding(assignment, AssignmentStatus.ClinicCancelled, request.Reason!, request.Note);
        assignment.CancelByClinic(request.Reason!, vault.SealNote(assignment.Id, request.Note), at);
        db.Facts.Add(new Fact(assignment.LeadId, FactKind.ClinicCancelled, at, by)
        {
            ClinicId = assignment.ClinicId,
            AssignmentId = assignment.Id,
            Reason = assignment.EndReason,
            Text = FactText.Of(assignment.LeadId, vault.SealNote(assignment.LeadId, request.Note), at),
        });
        await endings.CutOffAsync(assignment, assignment.EndReason!, by, at, ct);
        await progress.FollowAsync(assignment, by, at, lookFurther: true, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
