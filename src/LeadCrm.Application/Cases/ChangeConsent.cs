using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Leads;
using MediatR;

namespace LeadCrm.Application.Cases;

/// <summary>The patient grants or takes back a consent. Taking back contact, health data or sharing cuts clinics off at once.</summary>
/// <param name="Purpose">The purpose, kebab-case.</param>
/// <param name="Granted">Granted or taken back.</param>
[AllowedTo(Roles.Patient)]
[RepeatedOnConflict]
public sealed record ChangeConsent(string? Purpose, bool Granted) : IRequest<Unit>;

internal sealed class ChangeConsentValidator : AbstractValidator<ChangeConsent>
{
    public ChangeConsentValidator() => RuleFor(r => r.Purpose).Must(p => FormCodes.TryPurpose(p, out _)).WithErrorCode(ChoiceRule.Code).WithMessage(ChoiceRule.Words(FormCodes.Purposes));
}

internal sealed class ChangeConsentHandler(
    ILeadCrmDb db, ICatalogue catalogues, AssignmentEndings endings, CaseRecheck recheck, ITriageClock clock, ICallerContext callers, TimeProvider time)
    : IRequestHandler<ChangeConsent, Unit>
{
    public async Task<Unit> Handle(ChangeConsent request, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        FormCodes.TryPurpose(request.Purpose, out var purpose);
        var lead = await db.OwnLeadAsync(callers.Current, ct);
        if (lead.Allows(purpose) == request.Granted)
            return Unit.Value;
        lead.RecordConsent(new Consent(lead.Id, purpose, request.Granted, ConsentText.Version, lead.Requester.Language, at, "case-page"), at, clock.ReplyDue(at));
        if (!request.Granted && purpose is ConsentPurpose.Contact or ConsentPurpose.HealthData or ConsentPurpose.ShareDeidentified)
            await endings.RecallAllAsync(lead.Id, Reasons.ConsentWithdrawn, callers.Current.Actor, at, ct);
        if (purpose == ConsentPurpose.EvidenceAcknowledged)
            await recheck.FollowAsync(lead, await catalogues.GetAsync(ct), callers.Current.Actor, at, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
