using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.Leads;
using LeadCrm.Domain;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Values;
using MediatR;

namespace LeadCrm.Application.Staff;

/// <summary>
/// Makes an account without a password and mails a link to choose one; it works once, and for <see cref="Domain.Staff.StaffProfile.InvitationLife"/>.
/// Administrators see who has an account anyway, so a taken address is told: <c>address-taken</c>.
/// </summary>
/// <param name="Name">How colleagues know them.</param>
/// <param name="Email">The address.</param>
/// <param name="Roles">Codes of <see cref="StaffRoles"/>.</param>
/// <param name="Languages">BCP 47 tags.</param>
/// <param name="TimeZone">IANA zone; null: that of the organisation.</param>
/// <param name="LeadsPerDay">How many leads a day; null: no limit.</param>
/// <returns>The account.</returns>
[AllowedTo(Access.Roles.Administrator)]
public sealed record InviteStaff(
    string? Name, string? Email, IReadOnlyList<string> Roles, IReadOnlyList<string>? Languages = null, string? TimeZone = null, int? LeadsPerDay = null) : IRequest<Guid>;

/// <summary>Mails another link to somebody who has no password yet; earlier links end. One a minute at most.</summary>
/// <param name="Id">The account.</param>
[AllowedTo(Roles.Administrator)]
public sealed record ResendInvitation(Guid Id) : IRequest<Unit>;

internal sealed class InviteStaffValidator : AbstractValidator<InviteStaff>
{
    public InviteStaffValidator()
    {
        RuleFor(r => r.Name).Text("Please give the name.", 100);
        RuleFor(r => r.Email).Address();
        RuleFor(r => r.Roles).StaffRolesOnly();
        RuleFor(r => r.Languages).KnownLanguages();
        RuleFor(r => r.TimeZone).KnownZone();
        RuleFor(r => r.LeadsPerDay).LeadsADay();
    }
}

internal sealed class InviteStaffHandler(ILeadCrmDb db, IStaffAccounts accounts, StaffDesk desk) : IRequestHandler<InviteStaff, Guid>
{
    public async Task<Guid> Handle(InviteStaff request, CancellationToken ct)
    {
        var (name, email, roles) = (OneLine.Of(request.Name)!, MailAddressRule.Normalise(request.Email!), StaffRoles.Read(request.Roles));
        if (await accounts.HolderAsync(email, ct) is { } holder)
            return await SameInvitationAsync(holder, name, roles, ct) ? holder : throw new BrokenRuleException("address-taken", "This address has an account already; an account belongs to one person and one place.");
        var id = accounts.Add(name, email, roles);
        var profile = await desk.ProfileAsync(id, ct);
        profile.Describe(StaffRules.Manner(request.Languages, request.TimeZone, null, request.LeadsPerDay), desk.At);
        profile.Invite(desk.UserId, desk.At);
        db.Messages.Add(StaffMails.Plan(profile));
        desk.RecordRoles(id, FactKind.StaffInvited, StaffRoles.Difference(Roles.None, roles), "name", "email", "roles");
        await db.SaveChangesAsync(ct);
        return id;
    }

    /// <summary>The same invitation pressed twice is one.</summary>
    private async Task<bool> SameInvitationAsync(Guid holder, string name, Roles roles, CancellationToken ct)
    {
        var (profile, account) = (await desk.ProfileAsync(holder, ct), await accounts.FindAsync(holder, ct));
        return account is { IsActive: true, HasPassword: false } && account.Name == name && account.Roles == roles
            && profile.Invitations == 1 && profile.InvitedBy is not null && desk.At - profile.InvitedAt < ResendInvitationHandler.AtMostOneIn;
    }
}

internal sealed class ResendInvitationHandler(ILeadCrmDb db, IStaffAccounts accounts, StaffDesk desk) : IRequestHandler<ResendInvitation, Unit>
{
    public static readonly TimeSpan AtMostOneIn = TimeSpan.FromMinutes(1);

    public async Task<Unit> Handle(ResendInvitation request, CancellationToken ct)
    {
        var (profile, account) = await desk.OpenAsync(request.Id, ct);
        if (account.HasPassword)
            throw new BrokenRuleException("already-active", "The invitation was followed already; a lost password is reset by mail.");
        if (!account.IsActive)
            throw new BrokenRuleException("account-closed", "This account is deactivated; reactivate it first.");
        if (profile is { Invitations: > 1, InvitedAt: { } last } && desk.At - last < AtMostOneIn)
            throw new AlreadyDoneException();
        await accounts.EndLinksAsync(account.Id, ct);
        profile.Invite(desk.UserId, desk.At);
        db.Messages.Add(StaffMails.Plan(profile));
        desk.Record(account.Id, FactKind.StaffReinvited, "account");
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
