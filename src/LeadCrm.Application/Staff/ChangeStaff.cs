using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Clinics;
using LeadCrm.Domain;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Staff;
using LeadCrm.Domain.Values;
using MediatR;

namespace LeadCrm.Application.Staff;

/// <summary>
/// Changes a colleague's record. Other roles end the colleague's sessions. Refused as <c>last-administrator</c> when nobody could administrate any
/// more, and as <c>owns-open-leads</c> when a coordinator's role is taken from who has leads.
/// </summary>
/// <param name="Id">The account.</param>
/// <param name="Version">The version that was seen; null: any.</param>
/// <param name="Name">How colleagues know them.</param>
/// <param name="Roles">Codes of <see cref="StaffRoles"/>.</param>
/// <param name="Languages">BCP 47 tags.</param>
/// <param name="TimeZone">IANA zone; null: that of the organisation.</param>
/// <param name="Weekly">Working hours.</param>
/// <param name="LeadsPerDay">How many leads a day; null: no limit.</param>
[AllowedTo(Access.Roles.Administrator)]
public sealed record ChangeStaff(
    Guid Id, int? Version, string? Name, IReadOnlyList<string> Roles, IReadOnlyList<string>? Languages, string? TimeZone, IReadOnlyList<WorkShift>? Weekly, int? LeadsPerDay) : IRequest<Unit>;

/// <summary>Changes the caller's own record; roles and capacity are an administrator's to change.</summary>
/// <param name="Version">The version that was seen; null: any.</param>
/// <param name="Name">How colleagues know them.</param>
/// <param name="Languages">BCP 47 tags.</param>
/// <param name="TimeZone">IANA zone; null: that of the organisation.</param>
/// <param name="Weekly">Working hours.</param>
[AllowedTo(Roles.Coordinator | Roles.MedicalReviewer | Roles.Manager | Roles.Administrator)]
public sealed record ChangeMyProfile(int? Version, string? Name, IReadOnlyList<string>? Languages, string? TimeZone, IReadOnlyList<WorkShift>? Weekly) : IRequest<Unit>;

internal sealed class ChangeStaffValidator : AbstractValidator<ChangeStaff>
{
    public ChangeStaffValidator()
    {
        RuleFor(r => r.Name).Text("Please give the name.", 100);
        RuleFor(r => r.Roles).StaffRolesOnly();
        RuleFor(r => r.Languages).KnownLanguages();
        RuleFor(r => r.TimeZone).KnownZone();
        RuleForEach(r => r.Weekly).SetValidator(new WorkShiftValidator());
        RuleFor(r => r.Weekly).Shifts();
        RuleFor(r => r.LeadsPerDay).LeadsADay();
    }
}

internal sealed class ChangeMyProfileValidator : AbstractValidator<ChangeMyProfile>
{
    public ChangeMyProfileValidator()
    {
        RuleFor(r => r.Name).Text("Please give your name.", 100);
        RuleFor(r => r.Languages).KnownLanguages();
        RuleFor(r => r.TimeZone).KnownZone();
        RuleForEach(r => r.Weekly).SetValidator(new WorkShiftValidator());
        RuleFor(r => r.Weekly).Shifts();
    }
}

internal sealed class ChangeStaffHandler(ILeadCrmDb db, IStaffAccounts accounts, StaffDesk desk, LeadOwners owners) : IRequestHandler<ChangeStaff, Unit>
{
    public async Task<Unit> Handle(ChangeStaff request, CancellationToken ct)
    {
        var (profile, account) = await desk.OpenAsync(request.Id, ct);
        var (name, roles) = (OneLine.Of(request.Name)!, StaffRoles.Read(request.Roles));
        var manner = StaffRules.Manner(request.Languages, request.TimeZone, request.Weekly, request.LeadsPerDay);
        if (account.Name == name && account.Roles == roles && profile.Says(manner))
            throw new AlreadyDoneException();
        profile.RefuseUnlessSeen(request.Version);
        await RefuseToLeaveAHoleAsync(account, roles, ct);
        if (account.Id == desk.UserId && (roles & ~account.Roles) != Roles.None)
            throw new BrokenRuleException("own-roles", "Nobody gives themselves a role; ask another administrator.");
        await accounts.ChangeAsync(account.Id, name, roles, ct);
        var fields = Changed(account, profile, name, roles, manner).ToList();
        profile.Describe(manner, desk.At);
        desk.RecordRoles(account.Id, FactKind.StaffChanged, StaffRoles.Difference(account.Roles, roles), fields);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }

    private async Task RefuseToLeaveAHoleAsync(StaffAccount account, Roles roles, CancellationToken ct)
    {
        if (!account.IsActive)
            return;
        if (account.Roles.HasFlag(Roles.Coordinator) && !roles.HasFlag(Roles.Coordinator) && await owners.OpenLeadsAsync(account.Id, ct) is > 0 and var open)
            throw new BrokenRuleException("owns-open-leads", $"{LeadOwners.Counted(open)} still with this person; hand over before taking the coordinator's role away.");
        if (account.Administers && !roles.HasFlag(Roles.Administrator))
            await desk.KeepAdministratorAsync(account.Id, ct);
    }

    private static IEnumerable<string> Changed(StaffAccount account, StaffProfile profile, string name, Roles roles, WorkingManner manner)
    {
        if (account.Name != name)
            yield return "name";
        if (account.Roles != roles)
            yield return "roles";
        if (!profile.Says(manner))
            yield return "work";
    }
}

internal sealed class ChangeMyProfileHandler(ILeadCrmDb db, IStaffAccounts accounts, StaffDesk desk) : IRequestHandler<ChangeMyProfile, Unit>
{
    public async Task<Unit> Handle(ChangeMyProfile request, CancellationToken ct)
    {
        var (profile, account) = await desk.OpenAsync(desk.UserId, ct);
        var name = OneLine.Of(request.Name)!;
        var manner = StaffRules.Manner(request.Languages, request.TimeZone, request.Weekly, profile.LeadsPerDay);
        if (account.Name == name && profile.Says(manner))
            throw new AlreadyDoneException();
        profile.RefuseUnlessSeen(request.Version);
        await accounts.ChangeAsync(account.Id, name, account.Roles, ct);
        profile.Describe(manner, desk.At);
        desk.Record(account.Id, FactKind.OwnProfileChanged, "name", "work");
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
