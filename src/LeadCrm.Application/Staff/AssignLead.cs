using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using LeadCrm.Domain.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Staff;

/// <summary>Gives a lead to a colleague who works as a coordinator and is there; <see cref="LeadOwners"/> tells who is refused.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="To">The colleague.</param>
[RepeatedOnConflict]
[AllowedTo(Roles.Coordinator | Roles.Manager)]
public sealed record AssignLead(Guid LeadId, Guid To) : IRequest<Unit>;

/// <summary>Who can own leads: coordinators who can sign in, those who are away with the day until when.</summary>
[AllowedTo(Roles.Coordinator | Roles.Manager | Roles.Administrator)]
public sealed record ListLeadOwners : IRequest<IReadOnlyList<PossibleOwner>>;

/// <summary>A coordinator to choose.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">How colleagues know them.</param>
/// <param name="AbsentUntil">The last day of the present absence; null for who is there.</param>
/// <param name="Languages">BCP 47 tags.</param>
/// <param name="OpenLeads">How many open leads are with them.</param>
/// <param name="LeadsPerDay">How many leads a day they take; null: no limit.</param>
public sealed record PossibleOwner(Guid Id, string Name, DateOnly? AbsentUntil, IReadOnlyList<string> Languages, int OpenLeads, int? LeadsPerDay);

internal sealed class AssignLeadHandler(ILeadCrmDb db, StaffDesk desk, LeadOwners owners) : IRequestHandler<AssignLead, Unit>
{
    public async Task<Unit> Handle(AssignLead request, CancellationToken ct)
    {
        var lead = await db.LeadAsync(request.LeadId, ct);
        if (lead.OwnerId == request.To)
            throw new AlreadyDoneException();
        await owners.RefuseUnlessThereAsync(request.To, ct);
        lead.HandOver(request.To, desk.By, desk.At);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}

internal sealed class ListLeadOwnersHandler(ILeadCrmDb db, IStaffAccounts accounts, StaffDesk desk, LeadOwners owners) : IRequestHandler<ListLeadOwners, IReadOnlyList<PossibleOwner>>
{
    public async Task<IReadOnlyList<PossibleOwner>> Handle(ListLeadOwners request, CancellationToken ct)
    {
        var profiles = await db.StaffProfiles.AsNoTracking().ToDictionaryAsync(p => p.UserId, ct);
        var absences = await desk.AbsencesAsync(ct);
        var open = await owners.OpenLeadsAsync(ct);
        return [.. (await accounts.ListAsync(ct)).Where(a => a is { IsActive: true, HasPassword: true } && a.Roles.HasFlag(Roles.Coordinator))
            .Select(a => OwnerOf(a, profiles.GetValueOrDefault(a.Id), absences[a.Id], open.GetValueOrDefault(a.Id)))];
    }

    private PossibleOwner OwnerOf(StaffAccount account, StaffProfile? profile, IEnumerable<Absence> absences, int open) =>
        new(account.Id, account.Name, StaffStanding.AbsentUntil(absences, desk.TodayOf(profile)), profile?.Languages ?? [], open, profile?.LeadsPerDay);
}
