using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Clinics;

/// <summary>
/// Stops new offers to a clinic at once. Offers that it has not answered are taken back, and the next candidates are asked. Cases
/// that it has accepted stay with it, and their coordinators are asked to look at each.
/// </summary>
/// <param name="ClinicId">The clinic.</param>
/// <param name="Reason">Why, for the clinic and the record.</param>
[AllowedTo(Roles.Manager | Roles.Administrator)]
[RepeatedOnConflict]
public sealed record SuspendClinic(Guid ClinicId, string? Reason) : IRequest<SuspensionOutcome>;

/// <summary>What a suspension did, or would do.</summary>
/// <param name="OffersTakenBack">Offers without an answer.</param>
/// <param name="CasesToLookAt">Cases that stay with the clinic.</param>
public sealed record SuspensionOutcome(int OffersTakenBack, int CasesToLookAt);

internal sealed class SuspendClinicHandler(ILeadCrmDb db, ClinicDesk desk, ClinicMails mails, OffersOfSuspendedClinics offers, LeadProgress progress, ITriageClock clock)
    : IRequestHandler<SuspendClinic, SuspensionOutcome>
{
    public async Task<SuspensionOutcome> Handle(SuspendClinic request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, null, ct);
        clinic.Suspend(ShortReason.Of(request.Reason) ?? "", desk.UserId, desk.At);
        desk.Record(clinic, "clinic-suspended", "vettingStatus");
        await mails.TellAsync(clinic, MessageKind.ClinicSuspended, clinic.Id, desk.At, clinic.Version, ct);
        var living = await db.Assignments.Where(a => a.ClinicId == clinic.Id && a.Status < AssignmentStatus.Declined).ToListAsync(ct);
        var open = living.Where(a => a.Status == AssignmentStatus.Offered).ToList();
        foreach (var offer in open)
            await offers.TakeBackAsync(offer, desk.By, desk.At, ct);
        var taken = living.Where(a => a.Status is not AssignmentStatus.Offered and not AssignmentStatus.Recalled).ToList();
        foreach (var assignment in taken)
            await AskToLookAsync(assignment, ct);
        await db.SaveChangesAsync(ct);
        return new SuspensionOutcome(open.Count, taken.Count);
    }

    private async Task AskToLookAsync(Assignment assignment, CancellationToken ct)
    {
        db.LeadEvents.Add(new LeadEvent(assignment.LeadId, LeadEventKind.ClinicSuspended, desk.At, desk.By) { ClinicId = assignment.ClinicId, AssignmentId = assignment.Id });
        var lead = await progress.FollowAsync(assignment, desk.By, desk.At, lookFurther: false, ct);
        lead.ClinicFellAway(desk.At, clock.ReplyDue(desk.At));
    }
}
