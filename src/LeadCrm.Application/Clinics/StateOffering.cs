using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Values;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Clinics;

/// <summary>
/// States what the clinic offers for a pair. What a manager enters was sighted by them; of what the clinic states, prices and lower
/// claims count at once, a new pair and higher claims wait.
/// </summary>
/// <param name="ClinicId">The clinic; null: the caller's own.</param>
/// <param name="Offering">The offering as it would be.</param>
/// <returns>Whether it waits to be sighted.</returns>
[AllowedTo(Roles.Clinic | Roles.Manager | Roles.Administrator)]
public sealed record StateOffering(Guid? ClinicId, Offering Offering) : IRequest<bool>;

internal sealed class StateOfferingValidator : AbstractValidator<StateOffering>
{
    public StateOfferingValidator()
    {
        RuleFor(r => r.Offering.CasesPerYear).InclusiveBetween(0, 100_000).WithErrorCode("out-of-range").WithMessage("Cases a year are between 0 and 100,000.");
        RuleFor(r => r.Offering.YearsOfExperience).InclusiveBetween(0, 100).WithErrorCode("out-of-range").WithMessage("Years of experience are between 0 and 100.");
        RuleFor(r => r.Offering.Stages).Must(s => s != StagesOfCare.None && (s & ~StagesOfCare.All) == StagesOfCare.None).WithErrorCode("required").WithMessage("Please choose the stages of care that you really provide.");
        RuleFor(r => r.Offering.Currency).Must(IsoCodes.IsCurrency).When(r => r.Offering.Currency is not null).WithErrorCode("unknown").WithMessage("Please choose a currency.");
        RuleFor(r => r.Offering.PriceFrom).Money(r => r.Offering.Currency);
        RuleFor(r => r.Offering.PriceTo).Money(r => r.Offering.Currency);
        RuleFor(r => r.Offering.PriceTo).GreaterThanOrEqualTo(r => r.Offering.PriceFrom).When(r => r.Offering is { PriceFrom: not null, PriceTo: not null }).WithErrorCode("out-of-range").WithMessage("The highest price is not below the lowest.");
    }
}

internal sealed class StateOfferingHandler(ILeadCrmDb db, ClinicDesk desk, ICatalogue catalogues) : IRequestHandler<StateOffering, bool>
{
    public async Task<bool> Handle(StateOffering request, CancellationToken ct)
    {
        var offering = request.Offering;
        var pair = (await catalogues.GetAsync(ct)).FindPair(offering.ConditionCode, offering.TreatmentCode)
            ?? throw new InvalidRequestException([new FieldProblem("offering.pair", "unknown", "Please choose a treatment from the catalogue.")]);
        offering.CheckAgainst(pair.EvidenceLevel);
        var clinic = await desk.OpenAsync(request.ClinicId, null, ct);
        StatedContent? waits = null;
        if (desk.Sights)
            clinic.Offer(offering);
        else
            waits = clinic.StateOffering(offering);
        await desk.AwaitSightingAsync(clinic, StatedContent.SubjectOf(offering.ConditionCode, offering.TreatmentCode), waits, ct);
        desk.Record(clinic, desk.Sights ? FactKind.ClinicOfferingSighted : FactKind.ClinicOfferingStated, "offerings");
        await db.SaveChangesAsync(ct);
        return waits is not null;
    }
}
