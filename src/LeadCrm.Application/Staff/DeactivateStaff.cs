using LeadCrm.Application.Access;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using LeadCrm.Domain.Journal;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Staff;

/// <summary>
/// Closes a colleague's account: open leads go to the named colleague, each with a line on its timeline, and sessions end with their next request, all in
/// one. Refused as <c>own-account</c>, <c>last-administrator</c>, <c>hand-over-needed</c>, <c>hand-over-same-person</c>, or as <see cref="LeadOwners"/> refuses the receiver.
/// </summary>
/// <param name="Id">The account.</param>
/// <param name="HandOverTo">Who takes the open leads; null when there are none.</param>
[RepeatedOnConflict]
[AllowedTo(Roles.Administrator)]
public sealed record DeactivateStaff(Guid Id, Guid? HandOverTo) : IRequest<Unit>;

/// <summary>Opens a closed account again. Who has no password gets another invitation.</summary>
/// <param name="Id">The account.</param>
[RepeatedOnConflict]
[AllowedTo(Roles.Administrator)]
public sealed record ReactivateStaff(Guid Id) : IRequest<Unit>;

/// <summary>Hands all open leads of a colleague over, before a long absence for example.</summary>
/// <param name="Id">Whose leads.</param>
/// <param name="To">Who takes them.</param>
[RepeatedOnConflict]
[AllowedTo(Roles.Administrator)]
public sealed record HandOverLeads(Guid Id, Guid To) : IRequest<Unit>;

/// <summary>Mails a link to choose another password to a colleague; at most one in ten minutes. The password stays until another is chosen.</summary>
/// <param name="Id">The account.</param>
[AllowedTo(Roles.Administrator)]
public sealed record SendPasswordReset(Guid Id) : IRequest<Unit>;

internal sealed class DeactivateStaffHandler(ILeadCrmDb db, IStaffAccounts accounts, StaffDesk desk, LeadOwners owners) : IRequestHandler<DeactivateStaff, Unit>
{
    public async Task<Unit> Handle(DeactivateStaff request, CancellationToken ct)
    {
        var (profile, account) = await desk.OpenAsync(request.Id, ct);
        if (!account.IsActive)
            throw new AlreadyDoneException();
        if (account.Administers)
            await desk.KeepAdministratorAsync(account.Id, ct);
        if (account.Id == desk.UserId)
            throw new BrokenRuleException("own-account", "Nobody closes their own account; ask another administrator.");
        var handed = await owners.HandOverAsync(account.Id, request.HandOverTo, ct);
        await accounts.SetActiveAsync(account.Id, isActive: false, ct);
        profile.Touch(desk.At);
        desk.Record(account.Id, FactKind.StaffDeactivated, handed > 0 ? ["account", "leads"] : ["account"]);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}

internal sealed class ReactivateStaffHandler(ILeadCrmDb db, IStaffAccounts accounts, StaffDesk desk) : IRequestHandler<ReactivateStaff, Unit>
{
    public async Task<Unit> Handle(ReactivateStaff request, CancellationToken ct)
    {
        var (profile, account) = await desk.OpenAsync(request.Id, ct);
        if (account.IsActive)
            throw new AlreadyDoneException();
        await accounts.SetActiveAsync(account.Id, isActive: true, ct);
        profile.Touch(desk.At);
        if (!account.HasPassword)
        {
            profile.Invite(desk.UserId, desk.At);
            db.Messages.Add(StaffMails.Plan(profile));
        }

        desk.Record(account.Id, FactKind.StaffReactivated, "account");
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}

internal sealed class HandOverLeadsHandler(ILeadCrmDb db, IStaffAccounts accounts, StaffDesk desk, LeadOwners owners) : IRequestHandler<HandOverLeads, Unit>
{
    public async Task<Unit> Handle(HandOverLeads request, CancellationToken ct)
    {
        var account = await accounts.FindAsync(request.Id, ct) ?? throw new NotFoundException();
        if (await owners.HandOverAsync(account.Id, request.To, ct) == 0)
            throw new AlreadyDoneException();
        desk.Record(account.Id, FactKind.LeadsHandedOver, "leads");
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}

internal sealed class SendPasswordResetHandler(ILeadCrmDb db, IStaffAccounts accounts, StaffDesk desk) : IRequestHandler<SendPasswordReset, Unit>
{
    public async Task<Unit> Handle(SendPasswordReset request, CancellationToken ct)
    {
        var account = await accounts.FindAsync(request.Id, ct) ?? throw new NotFoundException();
        if (!account.IsActive)
            throw new BrokenRuleException("account-closed", "This account is deactivated; reactivate it first.");
        if (!account.HasPassword)
            throw new BrokenRuleException("not-yet-active", "No password was chosen yet; send the invitation again instead.");
        var planned = PasswordMails.Plan(account.Id, desk.At);
        var (since, before) = (desk.At - PasswordMails.AtMostOneIn, PasswordMails.Plan(account.Id, desk.At - PasswordMails.AtMostOneIn).DedupKey);
        if (await db.Messages.AnyAsync(m => m.DedupKey == planned.DedupKey || (m.DedupKey == before && m.DueAt > since), ct))
            throw new AlreadyDoneException();
        db.Messages.Add(planned);
        desk.Record(account.Id, FactKind.PasswordLinkSent, "account");
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
