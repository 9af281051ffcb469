using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain;
using LeadCrm.Domain.Returns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Returns;

/// <summary>A coordinator or manager decides on a return. Approved, the clinic loses the case and is not charged with it; refused, it keeps it and reads why.</summary>
/// <param name="ReturnId">The return.</param>
/// <param name="Approve">Approves; else refuses.</param>
/// <param name="Text">What the clinic reads; needed for a refusal.</param>
[AllowedTo(Roles.Coordinator | Roles.Manager)]
[RepeatedOnConflict]
public sealed record DecideReturn(Guid ReturnId, bool Approve, string? Text) : IRequest<Unit>;

internal sealed class DecideReturnValidator : AbstractValidator<DecideReturn>
{
    public DecideReturnValidator()
    {
        RuleFor(r => r.Text).NotEmpty().WithErrorCode("required").WithMessage("Please tell the clinic why its return is refused.").When(r => !r.Approve);
        RuleFor(r => r.Text).Note();
    }
}

internal sealed class DecideReturnHandler(
    ILeadCrmDb db, IClinicalVault vault, EarlierActs earlier, ReturnApproval approval, LeadProgress progress, ICallerContext callers, TimeProvider time) : IRequestHandler<DecideReturn, Unit>
{
    public async Task<Unit> Handle(DecideReturn request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var asked = await db.LeadReturns.FirstOrDefaultAsync(r => r.Id == request.ReturnId, ct) ?? throw new NotFoundException();
        if (asked.Status == (request.Approve ? ReturnStatus.Approved : ReturnStatus.Refused) && earlier.Says(asked.Id, asked.DecisionNote, asked.LeadId, request.Text))
            throw new AlreadyDoneException();
        var assignment = await db.AssignmentAsync(asked.AssignmentId, ct);
        var words = string.IsNullOrWhiteSpace(request.Text) ? null : await ReleaseAsync(request.Text.Trim(), request.Approve, assignment, at, ct);
        if (request.Approve)
        {
            await approval.ApproveAsync(asked, assignment, rule: null, words, by, at, ct);
        }
        else
        {
            asked.Refuse(words!, vault.Seal, by, at);
            db.Facts.Add(new Fact(asked.LeadId, FactKind.ReturnRefused, at, by)
            {
                ClinicId = asked.ClinicId,
                AssignmentId = asked.AssignmentId,
                Text = FactText.Of(asked.LeadId, vault.SealNote(asked.LeadId, request.Text), at),
            });
            db.Messages.Add(new Message(MessageKind.ReturnDecided, asked.LeadId, asked.Id, at, at, clinicId: asked.ClinicId, assignmentId: asked.AssignmentId));
            await progress.FollowAsync(assignment, by, at, lookFurther: false, ct);
        }

        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }

    /// <summary>Approved, the clinic has lost the case by the time it reads this.</summary>
    private async Task<ApprovedText> ReleaseAsync(string text, bool approve, Assignment assignment, DateTimeOffset at, CancellationToken ct)
    {
        var author = callers.Current.UserId ?? Guid.Empty;
        return assignment.KnowsPatient && !approve
            ? ApprovedText.ForConfirmed(text, assignment, author, at)
            : ApprovedText.OfDecision(text, await db.KnownNamesAsync(assignment.LeadId, ct), author, at);
    }
}
