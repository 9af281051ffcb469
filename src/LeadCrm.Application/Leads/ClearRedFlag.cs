using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Leads;
using MediatR;

namespace LeadCrm.Application.Leads;

/// <summary>A coordinator or medical reviewer judged a possible emergency.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Note">What was found and advised; always needed.</param>
[AllowedTo(Roles.Coordinator | Roles.MedicalReviewer)]
public sealed record ClearRedFlag(Guid LeadId, string? Note) : IRequest<Unit>;

internal sealed class ClearRedFlagValidator : AbstractValidator<ClearRedFlag>
{
    public ClearRedFlagValidator() => RuleFor(r => r.Note).NotEmpty().WithErrorCode("required").WithMessage("Please write what you found and advised.").Note();
}

internal sealed class ClearRedFlagHandler(
    ILeadCrmDb db, ICatalogue catalogues, IClinicalVault vault, EarlierActs earlier, LeadProgress progress, CaseRecheck recheck, ICallerContext callers, TimeProvider time)
    : IRequestHandler<ClearRedFlag, Unit>
{
    public async Task<Unit> Handle(ClearRedFlag request, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var lead = await db.LeadAsync(request.LeadId, ct);
        if (lead.RedFlag == RedFlagState.Cleared && await earlier.LastAsync(lead.Id, FactKind.RedFlagCleared, ct) is { } judged && await earlier.SaysAsync(judged, request.Note, ct))
            throw new AlreadyDoneException();
        lead.ClearRedFlag(vault.Seal(lead.Id, request.Note!.Trim()), callers.Current.Actor, at);
        await progress.SettleAsync(lead, at, ct);
        await recheck.FollowAsync(lead, await catalogues.GetAsync(ct), callers.Current.Actor, at, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
