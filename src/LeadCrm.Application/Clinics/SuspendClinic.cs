using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
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

internal sealed class SuspendClinicHandler(ILeadCrmDb db, ClinicDesk desk, ClinicMails mails, CasesOfSuspendedClinics cases) : IRequestHandler<SuspendClinic, SuspensionOutcome>
{
    public async Task<SuspensionOutcome> Handle(SuspendClinic request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, null, ct);
        clinic.Suspend(ShortReason.Of(request.Reason) ?? "", desk.UserId, desk.At);
        desk.Record(clinic, FactKind.VettingSuspended, "vettingStatus");
        await mails.TellAsync(clinic, MessageKind.ClinicSuspended, clinic.Id, desk.At, clinic.Version, ct);
        // First of all and by itself: whatever the clinic, or anybody, does with one of its cases meanwhile does not undo the suspension.
        await db.SaveChangesAsync(ct);
        var (offers, taken) = (await cases.Unanswered(clinic.Id).ToListAsync(ct), await cases.Unasked(clinic.Id).ToListAsync(ct));
        return new SuspensionOutcome(await CountAsync(offers, cases.TakeBackAsync, ct), await CountAsync(taken, cases.AskToLookAsync, ct));
    }

    private static async Task<int> CountAsync(List<Guid> ids, Func<Guid, CancellationToken, Task<bool>> act, CancellationToken ct)
    {
        var done = 0;
        foreach (var id in ids)
            done += await act(id, ct) ? 1 : 0;
        return done;
    }
}
