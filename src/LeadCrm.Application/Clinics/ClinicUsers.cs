using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Clinics;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Clinics;

/// <summary>Everybody who works, worked or is invited to work for a clinic.</summary>
/// <param name="ClinicId">The clinic; null: the caller's own.</param>
[AllowedTo(Roles.Clinic | Roles.Manager | Roles.Administrator)]
public sealed record ListClinicUsers(Guid? ClinicId) : IRequest<IReadOnlyList<ClinicUserLine>>;

/// <summary>Invites somebody; the answer does not tell whether the address has an account.</summary>
/// <param name="ClinicId">The clinic; null: the caller's own.</param>
/// <param name="Name">How colleagues know them.</param>
/// <param name="Email">The address.</param>
[AllowedTo(Roles.Clinic | Roles.Manager | Roles.Administrator)]
public sealed record InviteClinicUser(Guid? ClinicId, string? Name, string? Email) : IRequest<Unit>;

/// <summary>Closes an account, or takes an invitation back. Sessions end with their next request.</summary>
/// <param name="ClinicId">The clinic; null: the caller's own.</param>
/// <param name="Id">The line of the list.</param>
[AllowedTo(Roles.Clinic | Roles.Manager | Roles.Administrator)]
public sealed record DeactivateClinicUser(Guid? ClinicId, Guid Id) : IRequest<Unit>;

/// <summary>Opens a closed account, and sends another link to choose a password.</summary>
/// <param name="ClinicId">The clinic; null: the caller's own.</param>
/// <param name="Id">The line of the list.</param>
[AllowedTo(Roles.Clinic | Roles.Manager | Roles.Administrator)]
public sealed record ReinviteClinicUser(Guid? ClinicId, Guid Id) : IRequest<Unit>;

/// <summary>Somebody in the list of a clinic's users.</summary>
/// <param name="Id">The line.</param>
/// <param name="Name">How colleagues know them.</param>
/// <param name="Email">The address.</param>
/// <param name="Status">Where they stand.</param>
/// <param name="IsMe">The caller.</param>
/// <param name="InvitedAt">When they were invited last (UTC); null when that was not kept.</param>
public sealed record ClinicUserLine(Guid Id, string Name, string Email, ClinicUserStatus Status, bool IsMe, DateTimeOffset? InvitedAt);

/// <summary>Where a clinic's user stands.</summary>
public enum ClinicUserStatus
{
    /// <summary>Can sign in.</summary>
    Active = 0,

    /// <summary>Has not chosen a password yet.</summary>
    Invited = 1,

    /// <summary>Can no longer sign in.</summary>
    Deactivated = 2,
}

internal sealed class InviteClinicUserValidator : AbstractValidator<InviteClinicUser>
{
    public InviteClinicUserValidator()
    {
        RuleFor(r => r.Name).Text("Please give the name.", 100);
        RuleFor(r => r.Email).Address();
    }
}

internal sealed class ListClinicUsersHandler(ILeadCrmDb db, ClinicDesk desk, IClinicAccounts accounts) : IRequestHandler<ListClinicUsers, IReadOnlyList<ClinicUserLine>>
{
    public async Task<IReadOnlyList<ClinicUserLine>> Handle(ListClinicUsers request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, null, ct);
        var invitations = await db.ClinicInvitations.AsNoTracking().Where(i => i.ClinicId == clinic.Id).ToListAsync(ct);
        var people = (await accounts.OfClinicAsync(clinic.Id, ct)).Select(a => LineOf(a, invitations.FirstOrDefault(i => i.UserId == a.Id)));
        var waiting = invitations.Where(i => i.UserId is null).Select(i => new ClinicUserLine(
            i.Id, i.Name, i.Email, i.WithdrawnAt is null ? ClinicUserStatus.Invited : ClinicUserStatus.Deactivated, IsMe: false, i.InvitedAt));
        return [.. people.Concat(waiting).OrderBy(p => p.Status).ThenBy(p => p.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    private ClinicUserLine LineOf(ClinicAccount account, ClinicInvitation? invitation)
    {
        var status = account switch
        {
            { IsActive: false } => ClinicUserStatus.Deactivated,
            { HasPassword: false } => ClinicUserStatus.Invited,
            _ => ClinicUserStatus.Active,
        };
        return new ClinicUserLine(account.Id, account.Name, account.Email, status, account.Id == desk.UserId, invitation?.InvitedAt);
    }
}

internal sealed class InviteClinicUserHandler(ILeadCrmDb db, ClinicDesk desk, ClinicInvitations invitations) : IRequestHandler<InviteClinicUser, Unit>
{
    public async Task<Unit> Handle(InviteClinicUser request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, null, ct);
        await invitations.InviteAsync(clinic.Id, request.Name!, request.Email!, ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DuplicateKeyException)
        {
            throw BrokenRuleException.ChangedMeanwhile();
        }

        return Unit.Value;
    }
}

internal sealed class DeactivateClinicUserHandler(ILeadCrmDb db, ClinicDesk desk, IClinicAccounts accounts) : IRequestHandler<DeactivateClinicUser, Unit>
{
    public async Task<Unit> Handle(DeactivateClinicUser request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, null, ct);
        if (request.Id == desk.UserId)
            throw new BrokenRuleException("own-account", "Nobody closes their own account; ask a colleague.");
        var invitation = await db.ClinicInvitations.FirstOrDefaultAsync(i => i.ClinicId == clinic.Id && (i.UserId == request.Id || (i.UserId == null && i.Id == request.Id)), ct);
        if (await accounts.FindAsync(request.Id, ct) is { } account && account.ClinicId == clinic.Id)
            await accounts.SetActiveAsync(account.Id, isActive: false, ct);
        else if (invitation is null)
            throw new NotFoundException();
        invitation?.Withdraw(desk.At);
        desk.Record(clinic, FactKind.ClinicUserDeactivated, "users");
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}

internal sealed class ReinviteClinicUserHandler(ILeadCrmDb db, ClinicDesk desk, IClinicAccounts accounts, ClinicInvitations invitations) : IRequestHandler<ReinviteClinicUser, Unit>
{
    public async Task<Unit> Handle(ReinviteClinicUser request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, null, ct);
        var account = await accounts.FindAsync(request.Id, ct) is { } found && found.ClinicId == clinic.Id ? found : null;
        var invitation = await db.ClinicInvitations.FirstOrDefaultAsync(i => i.ClinicId == clinic.Id && (i.UserId == request.Id || (i.UserId == null && i.Id == request.Id)), ct);
        if (account is null && invitation is null)
            throw new NotFoundException();
        if (account is { IsActive: true, HasPassword: true })
            throw new BrokenRuleException("already-active", "This account is in use; a lost password is not reset here.");
        if (account is not null)
            await accounts.SetActiveAsync(account.Id, isActive: true, ct);
        if (invitation is null)
            db.ClinicInvitations.Add(invitation = new ClinicInvitation(Guid.CreateVersion7(desk.At), clinic.Id, account!.Email, account.Name, account.Id, desk.UserId, desk.At));
        else
            invitation.Repeat(desk.UserId, desk.At);
        invitations.Send(invitation);
        desk.Record(clinic, FactKind.ClinicUserReinvited, "users");
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
