using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Cases;

/// <summary>The patient declines a quote: this clinic's access ends, and another one may be asked.</summary>
/// <param name="QuoteId">The quote.</param>
[AllowedTo(Roles.Patient)]
[RepeatedOnConflict]
public sealed record DeclineQuote(Guid QuoteId) : IRequest<Unit>;

internal sealed class DeclineQuoteHandler(
    ILeadCrmDb db, AssignmentEndings endings, LeadProgress progress, PlannedMessages planned, ICallerContext callers, TimeProvider time) : IRequestHandler<DeclineQuote, Unit>
{
    public async Task<Unit> Handle(DeclineQuote request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var (lead, assignment, quote) = await db.OwnQuoteAsync(callers.Current, request.QuoteId, ct);
        quote.Decline(at);
        assignment.NotChosen("quote-declined", at);
        await endings.CutOffAsync(assignment, "quote-declined", by, at, ct);
        db.Facts.Add(new Fact(lead.Id, FactKind.QuoteDeclined, at, by) { ClinicId = assignment.ClinicId, AssignmentId = assignment.Id });
        endings.TellNotChosen(assignment, at);
        await planned.CancelAsync(lead.Id, assignment.Id, [MessageKind.DecideReminder, MessageKind.ConfirmClinicReminder], "declined", ct);
        await progress.FollowAsync(assignment, by, at, lookFurther: true, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
