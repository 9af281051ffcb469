using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Assignments;

/// <summary>The chosen clinic reports how far the treatment is; the lead goes on to treatment and then to aftercare.</summary>
/// <param name="AssignmentId">The assignment.</param>
/// <param name="Stage"><see cref="Arrived"/> or <see cref="Treated"/>.</param>
[AllowedTo(Roles.Clinic)]
[RepeatedOnConflict]
public sealed record ReportTreatment(Guid AssignmentId, string? Stage) : IRequest<Unit>
{
    /// <summary>The patient has arrived.</summary>
    public const string Arrived = "arrived";

    /// <summary>The patient was treated.</summary>
    public const string Treated = "treated";

    /// <summary>All stages.</summary>
    public static readonly IReadOnlyList<string> Stages = [Arrived, Treated];
}

internal sealed class ReportTreatmentValidator : AbstractValidator<ReportTreatment>
{
    public ReportTreatmentValidator() =>
        RuleFor(r => r.Stage).NotEmpty().WithErrorCode("required").WithMessage(ChoiceRule.Words(ReportTreatment.Stages)).OneOf(ReportTreatment.Stages);
}

internal sealed class ReportTreatmentHandler(ILeadCrmDb db, LeadProgress progress, ICallerContext callers, TimeProvider time) : IRequestHandler<ReportTreatment, Unit>
{
    // A stay without news for a week is asked about; the follow-up begins on the first day after the treatment (PRODUCT: following up).
    private static readonly TimeSpan s_quietStay = TimeSpan.FromDays(7);
    private static readonly TimeSpan s_firstFollowUp = TimeSpan.FromDays(1);

    public async Task<Unit> Handle(ReportTreatment request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var treated = ChoiceRule.Find(ReportTreatment.Stages, request.Stage) == ReportTreatment.Treated;
        var assignment = await db.AssignmentAsync(request.AssignmentId, ct);
        if (treated)
            assignment.Treat();
        else
            assignment.Arrive();
        db.Facts.Add(new Fact(assignment.LeadId, treated ? FactKind.PatientTreated : FactKind.PatientArrived, at, by)
        {
            ClinicId = assignment.ClinicId,
            AssignmentId = assignment.Id,
        });
        var lead = await progress.FollowAsync(assignment, by, at, lookFurther: false, ct);
        lead.TreatmentReported(treated, by, at, at + (treated ? s_firstFollowUp : s_quietStay));
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
