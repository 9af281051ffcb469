using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Leads;
using MediatR;

namespace LeadCrm.Application.Assignments;

/// <summary>
/// A clinic asks the coordinator something. A case that is being looked at waits for the answer, and the clock of an open offer stands
/// still until it comes (<see cref="Assignment.PauseForAnswer"/>); a case that was quoted or chosen stays where it is: a question
/// must not take a quote out of the patient's hands.
/// </summary>
/// <param name="AssignmentId">The assignment.</param>
/// <param name="Question">The question.</param>
[AllowedTo(Roles.Clinic)]
[RepeatedOnConflict]
public sealed record AskCoordinator(Guid AssignmentId, string? Question) : IRequest<Unit>;

internal sealed class AskCoordinatorValidator : AbstractValidator<AskCoordinator>
{
    public AskCoordinatorValidator() => RuleFor(r => r.Question).NotEmpty().WithErrorCode("required").WithMessage("Please write your question.").Note();
}

internal sealed class AskCoordinatorHandler(
    ILeadCrmDb db, IClinicalVault vault, EarlierActs earlier, LeadProgress progress, ITriageClock clock, ICallerContext callers, TimeProvider time) : IRequestHandler<AskCoordinator, Unit>
{
    public async Task<Unit> Handle(AskCoordinator request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var assignment = await db.AssignmentAsync(request.AssignmentId, ct);
        if (await earlier.LastNoteAsync(assignment.Id, ct) is { FromClinic: true } last && earlier.Says(last.Id, last.Text, assignment.LeadId, request.Question))
            throw new AlreadyDoneException();
        if (!assignment.IsLiving)
            throw new BrokenRuleException("assignment-over", "This case has ended; there is nothing left to ask about it.");
        if (assignment.Status is AssignmentStatus.Accepted or AssignmentStatus.UnderReview)
            assignment.Ask();
        var paused = assignment.Status == AssignmentStatus.Offered && assignment.PauseForAnswer(await db.HoursOfAsync(assignment.ClinicId, ct), at);
        db.CaseNotes.Add(CaseNote.Question(assignment, id => vault.Seal(id, request.Question!.Trim()), by, at));
        db.Facts.Add(new Fact(assignment.LeadId, FactKind.ClinicAsked, at, by)
        {
            ClinicId = assignment.ClinicId,
            AssignmentId = assignment.Id,
            Text = FactText.Of(assignment.LeadId, vault.Seal(assignment.LeadId, request.Question!.Trim()), at),
        });
        if (paused)
            db.Facts.Add(new Fact(assignment.LeadId, FactKind.OfferPaused, at, by) { ClinicId = assignment.ClinicId, AssignmentId = assignment.Id });
        var lead = await progress.FollowAsync(assignment, by, at, lookFurther: false, ct);
        lead.AwaitsReply(NextStep.AnswerClinic, clock.ReplyDue(at));
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
