using LeadCrm.Application.Access;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Clinics;

/// <summary>Starts the review of an application, or of a suspended clinic.</summary>
/// <param name="ClinicId">The clinic.</param>
[AllowedTo(Roles.Manager | Roles.Administrator)]
public sealed record StartClinicReview(Guid ClinicId) : IRequest<Unit>;

/// <summary>Records that an item of the checklist was sighted, by the caller.</summary>
/// <param name="ClinicId">The clinic.</param>
/// <param name="Item">The item.</param>
/// <param name="On">The day; null takes the sighting back.</param>
/// <param name="Note">What was looked at, for colleagues.</param>
[AllowedTo(Roles.Manager | Roles.Administrator)]
public sealed record SightChecklistItem(Guid ClinicId, VettingItem Item, DateOnly? On, string? Note) : IRequest<Unit>;

/// <summary>Approves a reviewed clinic: from now on it may be offered cases.</summary>
/// <param name="ClinicId">The clinic.</param>
[AllowedTo(Roles.Manager | Roles.Administrator)]
public sealed record ApproveClinic(Guid ClinicId) : IRequest<Unit>;

internal sealed class StartClinicReviewHandler(ILeadCrmDb db, ClinicDesk desk) : IRequestHandler<StartClinicReview, Unit>
{
    public async Task<Unit> Handle(StartClinicReview request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, null, ct);
        clinic.StartReview(desk.UserId, desk.At);
        desk.Record(clinic, FactKind.VettingStarted, "vettingStatus");
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}

internal sealed class SightChecklistItemHandler(ILeadCrmDb db, ClinicDesk desk) : IRequestHandler<SightChecklistItem, Unit>
{
    public async Task<Unit> Handle(SightChecklistItem request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, null, ct);
        if (request.On is { } day)
            clinic.Sight(request.Item, day, ShortReason.Of(request.Note), desk.UserId, desk.At);
        else
            clinic.TakeSightingBack(request.Item);
        desk.Record(clinic, request.On is null ? FactKind.ClinicSightingTakenBack : FactKind.ClinicItemSighted, request.Item.ToString());
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}

internal sealed class ApproveClinicHandler(ILeadCrmDb db, ClinicDesk desk, ClinicMails mails) : IRequestHandler<ApproveClinic, Unit>
{
    public async Task<Unit> Handle(ApproveClinic request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, null, ct);
        clinic.Approve(desk.UserId, desk.At);
        desk.Record(clinic, FactKind.VettingApproved, "vettingStatus");
        // The version makes the news of every approval another message.
        await mails.TellAsync(clinic, MessageKind.ClinicApproved, clinic.Id, desk.At, clinic.Version, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
