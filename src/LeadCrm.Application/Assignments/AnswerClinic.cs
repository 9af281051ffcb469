using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;
using MediatR;

namespace LeadCrm.Application.Assignments;

/// <summary>
/// A coordinator answers a clinic, or marks the records it asked for as sent. The clock of an open offer goes on. While the clinic does
/// not know who the patient is, the text must not say it (<see cref="ApprovedText"/>).
/// </summary>
/// <param name="AssignmentId">The assignment.</param>
/// <param name="Text">The answer; may be empty when <see cref="RecordsSent"/>.</param>
/// <param name="RecordsSent">The records asked for were sent.</param>
/// <param name="Approved">The marked words of the text that the coordinator has read and says identify nobody.</param>
[AllowedTo(Roles.Coordinator)]
[RepeatedOnConflict]
public sealed record AnswerClinic(Guid AssignmentId, string? Text, bool RecordsSent = false, IReadOnlyList<string>? Approved = null) : IRequest<Unit>;

internal sealed class AnswerClinicValidator : AbstractValidator<AnswerClinic>
{
    public AnswerClinicValidator()
    {
        RuleFor(r => r.Text).NotEmpty().WithErrorCode("required").WithMessage("Please write the answer, or mark the records as sent.").When(r => !r.RecordsSent);
        RuleFor(r => r.Text).Note();
        RuleFor(r => r.Approved).ApprovedWords();
    }
}

internal sealed class AnswerClinicHandler(
    ILeadCrmDb db, IClinicalVault vault, EarlierActs earlier, LeadProgress progress, ICallerContext callers, TimeProvider time) : IRequestHandler<AnswerClinic, Unit>
{
    public async Task<Unit> Handle(AnswerClinic request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var text = string.IsNullOrWhiteSpace(request.Text) ? null : request.Text.Trim();
        var assignment = await db.AssignmentAsync(request.AssignmentId, ct);
        if (await earlier.LastNoteAsync(assignment.Id, ct) is { FromClinic: false } last && last.RecordsSent == request.RecordsSent && earlier.Says(last.Id, last.Text, assignment.LeadId, text))
            throw new AlreadyDoneException();
        var approved = text is null ? null : await ReleaseAsync(text, request.Approved, assignment, at, ct);
        var resumed = assignment.Answered(await db.HoursOfAsync(assignment.ClinicId, ct), at);
        var answer = CaseNote.Answer(assignment, approved, vault.Seal, request.RecordsSent, by, at);
        db.CaseNotes.Add(answer);
        WriteTimeline(assignment, vault.SealNote(assignment.LeadId, text), request.RecordsSent, resumed, by, at);
        db.Messages.Add(new Message(MessageKind.AnswerToClinic, assignment.LeadId, answer.Id, at, at, clinicId: assignment.ClinicId, assignmentId: assignment.Id));
        await progress.FollowAsync(assignment, by, at, lookFurther: false, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }

    private async Task<ApprovedText> ReleaseAsync(string text, IEnumerable<string>? approved, Assignment assignment, DateTimeOffset at, CancellationToken ct)
    {
        var author = callers.Current.UserId ?? Guid.Empty;
        return assignment.KnowsPatient
            ? ApprovedText.ForConfirmed(text, assignment, author, at)
            : ApprovedText.By(text, await db.KnownNamesAsync(assignment.LeadId, ct), approved, author, at);
    }

    private void WriteTimeline(Assignment assignment, SealedText? note, bool recordsSent, bool resumed, Actor by, DateTimeOffset at)
    {
        db.Facts.Add(new Fact(assignment.LeadId, FactKind.ClinicAnswered, at, by)
        {
            ClinicId = assignment.ClinicId,
            AssignmentId = assignment.Id,
            Text = FactText.Of(assignment.LeadId, note, at),
            Reason = recordsSent ? "records-sent" : null,
        });
        if (resumed)
            db.Facts.Add(new Fact(assignment.LeadId, FactKind.OfferResumed, at, by) { ClinicId = assignment.ClinicId, AssignmentId = assignment.Id });
    }
}
