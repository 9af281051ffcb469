using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.FollowUps;
using MediatR;

namespace LeadCrm.Application.Cases;

/// <summary>The patient accepts a quote: the lead is booked, the other clinics' access ends.</summary>
/// <param name="QuoteId">The quote.</param>
[AllowedTo(Roles.Patient)]
[RepeatedOnConflict]
public sealed record AcceptQuote(Guid QuoteId) : IRequest<Unit>;

internal sealed class AcceptQuoteHandler(ILeadCrmDb db, AssignmentEndings endings, EvidenceGuard evidence, ITriageClock clock, ICallerContext callers, TimeProvider time)
    : IRequestHandler<AcceptQuote, Unit>
{
    public async Task<Unit> Handle(AcceptQuote request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var (lead, assignment, quote) = await db.OwnQuoteAsync(callers.Current, request.QuoteId, ct);
        quote.Accept(at, await db.CalendarOfAsync(assignment.ClinicId, ct));
        if (assignment.IsLiving && assignment.IdentitySharedAt is null)
            throw new BrokenRuleException("not-confirmed", "Please confirm this clinic, its country and the risks before you accept its quote.");
        await evidence.RefusePriceAsync(lead, ct);
        assignment.Choose(at);
        await endings.EndOthersAsync(assignment, by, at, ct);
        db.Facts.Add(new Fact(lead.Id, FactKind.QuoteAccepted, at, by) { ClinicId = assignment.ClinicId, AssignmentId = assignment.Id });
        lead.FollowAssignments([assignment.Status], by, at, clock.ReplyDue(at), lookFurther: false);
        db.Messages.Add(new Message(MessageKind.QuoteAccepted, lead.Id, quote.Id, at, at, clinicId: assignment.ClinicId, assignmentId: assignment.Id));
        if (lead.Requester.Email is not null)
            db.Messages.Add(new Message(MessageKind.AcceptedQuoteReceipt, lead.Id, quote.Id, at, at, assignmentId: assignment.Id));
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
