using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Assignments;

/// <summary>The clinic's physicians begin to look at an accepted case, or go on once their question is answered.</summary>
/// <param name="AssignmentId">The assignment.</param>
[AllowedTo(Roles.Clinic)]
[RepeatedOnConflict]
public sealed record ReviewCase(Guid AssignmentId) : IRequest<Unit>;

internal sealed class ReviewCaseHandler(ILeadCrmDb db, LeadProgress progress, ICallerContext callers, TimeProvider time) : IRequestHandler<ReviewCase, Unit>
{
    public async Task<Unit> Handle(ReviewCase request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var assignment = await db.AssignmentAsync(request.AssignmentId, ct);
        assignment.Review();
        db.Facts.Add(new Fact(assignment.LeadId, FactKind.CaseUnderReview, at, by) { ClinicId = assignment.ClinicId, AssignmentId = assignment.Id });
        await progress.FollowAsync(assignment, by, at, lookFurther: false, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
