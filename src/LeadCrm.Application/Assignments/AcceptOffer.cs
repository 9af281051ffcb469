using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.FollowUps;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Assignments;

/// <summary>A clinic takes a case; the patient is asked to confirm the clinic.</summary>
/// <param name="AssignmentId">The assignment.</param>
[AllowedTo(Roles.Clinic)]
[RepeatedOnConflict]
public sealed record AcceptOffer(Guid AssignmentId) : IRequest<Unit>;

internal sealed class AcceptOfferHandler(ILeadCrmDb db, LeadProgress progress, EvidenceGuard evidence, ICallerContext callers, TimeProvider time) : IRequestHandler<AcceptOffer, Unit>
{
    public async Task<Unit> Handle(AcceptOffer request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var assignment = await db.AssignmentAsync(request.AssignmentId, ct);
        assignment.Accept(at);
        // The router may have offered it while a manager suspended the clinic; such an offer is taken back within seconds.
        if (!await db.Clinics.AnyAsync(c => c.Id == assignment.ClinicId && c.VettingStatus == VettingStatus.Approved, ct))
            throw new BrokenRuleException("clinic-not-approved", "Your clinic is not approved at present, so it cannot take cases.");
        db.Facts.Add(new Fact(assignment.LeadId, FactKind.OfferAccepted, at, by) { ClinicId = assignment.ClinicId, AssignmentId = assignment.Id });
        var lead = await progress.FollowAsync(assignment, by, at, lookFurther: false, ct);
        await evidence.RefuseUnprovenAsync(lead, ct);
        if (lead.Requester.Email is not null)
        {
            db.Messages.Add(new Message(MessageKind.ConfirmClinic, lead.Id, assignment.Id, at, at, assignmentId: assignment.Id));
            db.Messages.AddRange(Reminders.Plan(MessageKind.ConfirmClinicReminder, lead.Id, assignment.Id, assignment.Id, at, lead.Requester.TimeZone));
        }

        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
