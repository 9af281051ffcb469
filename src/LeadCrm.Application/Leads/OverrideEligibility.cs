using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using MediatR;

namespace LeadCrm.Application.Leads;

/// <summary>A medical reviewer lets a lead go on although the rules say <c>NotEligible</c>.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Reason">Why, in writing.</param>
[AllowedTo(Roles.MedicalReviewer)]
public sealed record OverrideEligibility(Guid LeadId, string? Reason) : IRequest<Unit>;

internal sealed class OverrideEligibilityValidator : AbstractValidator<OverrideEligibility>
{
    public OverrideEligibilityValidator() => RuleFor(r => r.Reason).NotEmpty().WithErrorCode("required").WithMessage("An override needs its reason in writing.").Note();
}

internal sealed class OverrideEligibilityHandler(ILeadCrmDb db, ICatalogue catalogues, IClinicalVault vault, EarlierActs earlier, CaseRecheck recheck, ICallerContext callers, TimeProvider time)
    : IRequestHandler<OverrideEligibility, Unit>
{
    public async Task<Unit> Handle(OverrideEligibility request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var lead = await db.LeadAsync(request.LeadId, ct);
        if (lead.EligibilityOverridden && await earlier.LastAsync(lead.Id, FactKind.EligibilityOverridden, ct) is { } last && await earlier.SaysAsync(last, request.Reason, ct))
            throw new AlreadyDoneException();
        lead.OverrideEligibility(vault.Seal(lead.Id, request.Reason!.Trim()), by, at);
        await recheck.FollowAsync(lead, await catalogues.GetAsync(ct), by, at, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
