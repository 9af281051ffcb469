using LeadCrm.Application.Access;
using LeadCrm.Domain.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Staff;

/// <summary>Everybody who works, worked or is invited to work for the house, by name; who has left comes last.</summary>
[AllowedTo(Roles.Administrator)]
public sealed record ListStaff : IRequest<IReadOnlyList<StaffLine>>;

/// <summary>A colleague in the list.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">How colleagues know them.</param>
/// <param name="Email">The address.</param>
/// <param name="Roles">What they may act as, as codes.</param>
/// <param name="Status">Where they stand.</param>
/// <param name="AbsentUntil">The last day of the present absence; null for who is there.</param>
/// <param name="Languages">BCP 47 tags.</param>
/// <param name="LeadsPerDay">How many leads a day they take; null: no limit.</param>
/// <param name="OpenLeads">How many open leads are with them.</param>
/// <param name="IsMe">The caller.</param>
public sealed record StaffLine(
    Guid Id, string Name, string Email, IReadOnlyList<string> Roles, StaffStatus Status, DateOnly? AbsentUntil, IReadOnlyList<string> Languages, int? LeadsPerDay, int OpenLeads, bool IsMe);

internal sealed class ListStaffHandler(ILeadCrmDb db, IStaffAccounts accounts, StaffDesk desk, LeadOwners owners) : IRequestHandler<ListStaff, IReadOnlyList<StaffLine>>
{
    public async Task<IReadOnlyList<StaffLine>> Handle(ListStaff request, CancellationToken ct)
    {
        var profiles = await db.StaffProfiles.AsNoTracking().ToDictionaryAsync(p => p.UserId, ct);
        var absences = await desk.AbsencesAsync(ct);
        var open = await owners.OpenLeadsAsync(ct);
        return [.. (await accounts.ListAsync(ct)).Select(a => LineOf(a, profiles.GetValueOrDefault(a.Id), absences[a.Id], open.GetValueOrDefault(a.Id))).OrderBy(l => l.Status == StaffStatus.Deactivated)];
    }

    private StaffLine LineOf(StaffAccount account, StaffProfile? profile, IEnumerable<Absence> absences, int open)
    {
        var until = StaffStanding.AbsentUntil(absences, desk.TodayOf(profile));
        return new StaffLine(
            account.Id, account.Name, account.Email, StaffRoles.CodesOf(account.Roles), StaffStanding.Of(account, profile, until is not null, desk.At), until,
            profile?.Languages ?? [], profile?.LeadsPerDay, open, account.Id == desk.UserId);
    }
}
