using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Assignments;

/// <summary>
/// A doctor of the clinic found the treatment unsuitable for this patient. The clinic's access ends, and other clinics are asked, whose
/// doctors judge for themselves; when the patient had already travelled there, the coordinator looks at how it goes on. It is no return:
/// it costs the clinic nothing of its share.
/// </summary>
/// <param name="AssignmentId">The assignment.</param>
/// <param name="Doctor">The doctor who judged, by name.</param>
/// <param name="Reason">The medical reason.</param>
[AllowedTo(Roles.Clinic)]
[RepeatedOnConflict]
public sealed record ReportUnsuitable(Guid AssignmentId, string? Doctor, string? Reason) : IRequest<Unit>;

internal sealed class ReportUnsuitableValidator : AbstractValidator<ReportUnsuitable>
{
    public ReportUnsuitableValidator()
    {
        RuleFor(r => r.Doctor).NotEmpty().WithErrorCode("required").WithMessage("Please name the doctor who judged the case.").MaximumLength(200).WithErrorCode("too-long");
        RuleFor(r => r.Reason).NotEmpty().WithErrorCode("required").WithMessage("Please give the medical reason.").Note();
    }
}

internal sealed class ReportUnsuitableHandler(
    ILeadCrmDb db, IClinicalVault vault, EarlierActs earlier, AssignmentEndings endings, LeadProgress progress, ICallerContext callers, TimeProvider time)
    : IRequestHandler<ReportUnsuitable, Unit>
{
    public async Task<Unit> Handle(ReportUnsuitable request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var judgement = $"{request.Doctor!.Trim()}: {request.Reason!.Trim()}";
        var assignment = await db.AssignmentAsync(request.AssignmentId, ct);
        foreach (var found in (AssignmentStatus[])[AssignmentStatus.Unsuitable, AssignmentStatus.UnsuitableOnArrival])
            earlier.AnswerEnding(assignment, found, Assignment.MedicallyUnsuitable, judgement);
        assignment.FindUnsuitable(vault.Seal(assignment.Id, judgement), at);
        db.Facts.Add(new Fact(assignment.LeadId, FactKind.FoundUnsuitable, at, by)
        {
            ClinicId = assignment.ClinicId,
            AssignmentId = assignment.Id,
            Text = FactText.Of(assignment.LeadId, vault.Seal(assignment.LeadId, judgement), at),
        });
        await endings.CutOffAsync(assignment, assignment.EndReason!, by, at, ct);
        await progress.FollowAsync(assignment, by, at, lookFurther: true, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
