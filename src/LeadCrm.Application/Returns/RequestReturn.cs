using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Returns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Returns;

/// <summary>
/// A clinic wants to return a lead, within the agreed age and share. What LeadCrm can prove by itself is approved at once; else a coordinator or
/// manager decides, and the clinic keeps the case until then.
/// </summary>
/// <param name="AssignmentId">The assignment.</param>
/// <param name="Reason">One of <see cref="ReturnReasons.All"/>.</param>
/// <param name="Note">What makes the clinic think so.</param>
[AllowedTo(Roles.Clinic)]
[RepeatedOnConflict]
public sealed record RequestReturn(Guid AssignmentId, string? Reason, string? Note) : IRequest<ReturnAnswer>;

/// <summary>What became of a return at once.</summary>
/// <param name="Status"><c>requested</c> or <c>approved</c>.</param>
public sealed record ReturnAnswer(string Status);

internal sealed class RequestReturnValidator : AbstractValidator<RequestReturn>
{
    public RequestReturnValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().WithErrorCode("required").WithMessage("Please say why.");
        RuleFor(r => r.Note).NotEmpty().WithErrorCode("note-missing").WithMessage("Please say what makes you think so; a person decides on it.").When(r => r.Reason?.ToLowerInvariant() is "spam" or "bogus");
        RuleFor(r => r.Note).Note();
    }
}

internal sealed class RequestReturnHandler(
    ILeadCrmDb db, IClinicalVault vault, EarlierActs earlier, LeadProgress progress, ReturnApproval approval, OwnReturns returns, ITriageClock clock, ICallerContext callers, TimeProvider time)
    : IRequestHandler<RequestReturn, ReturnAnswer>
{
    public async Task<ReturnAnswer> Handle(RequestReturn request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var assignment = await db.AssignmentAsync(request.AssignmentId, ct);
        var reason = ReturnReasons.Read(request.Reason!);
        if (await db.LeadReturns.AsNoTracking().FirstOrDefaultAsync(r => r.AssignmentId == assignment.Id, ct) is { } before && before.Reason == reason && earlier.Says(before.Id, before.Note, assignment.LeadId, request.Note))
            return new ReturnAnswer(FormCodes.Code(before.Status));
        await returns.RefuseSecondAsync(assignment.Id, ct);
        var number = await returns.CheckAsync(assignment, at, ct);
        var asked = new LeadReturn(assignment, number, reason, string.IsNullOrWhiteSpace(request.Note) ? null : id => vault.Seal(id, request.Note.Trim()), by, at);
        db.LeadReturns.Add(asked);
        db.Facts.Add(new Fact(assignment.LeadId, FactKind.ReturnRequested, at, by)
        {
            ClinicId = assignment.ClinicId,
            AssignmentId = assignment.Id,
            Reason = ReturnReasons.Code(reason),
            Text = FactText.Of(assignment.LeadId, vault.SealNote(assignment.LeadId, request.Note), at),
        });
        await DecideOrWaitAsync(asked, assignment, by, at, ct);
        // Another return of this clinic may take the number first, or the same one be sent twice: the unique keys refuse it, and it is looked at anew.
        await db.SaveChangesAsync(ct);
        return new ReturnAnswer(FormCodes.Code(asked.Status));
    }

    private async Task DecideOrWaitAsync(LeadReturn asked, Assignment assignment, Actor by, DateTimeOffset at, CancellationToken ct)
    {
        if ((await approval.EvidenceAsync(assignment, ct)).ProvenBy(asked.Reason) is { } rule)
        {
            await approval.ApproveAsync(asked, assignment, rule, words: null, Actor.System, at, ct);
            return;
        }

        var lead = await progress.FollowAsync(assignment, by, at, lookFurther: false, ct);
        lead.AwaitsReply(NextStep.DecideReturn, clock.ReplyDue(at));
    }
}
