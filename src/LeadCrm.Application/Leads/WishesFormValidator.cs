using FluentValidation;
using LeadCrm.Application.Values;
using LeadCrm.Domain.Values;

namespace LeadCrm.Application.Leads;

internal sealed class WishesFormValidator : AbstractValidator<WishesForm>
{
    public WishesFormValidator()
    {
        RuleFor(w => w.Destinations).Must(d => d!.Count <= 50).WithErrorCode("too-many").WithMessage("At most 50 destinations.").When(w => w.Destinations is not null);
        RuleForEach(w => w.Destinations).Must(IsoCodes.IsCountry).WithErrorCode("unknown-country").WithMessage((_, country) => Countries.Refusal(country));
        RuleFor(w => w.Companions).InclusiveBetween(0, 20).WithErrorCode("out-of-range");
        RuleFor(w => w.MaxClinics).InclusiveBetween(1, WishesForm.MostClinics).WithErrorCode("out-of-range").WithMessage("Between 1 and 5 clinics are asked at a time.");
        RuleFor(w => w.Budget!.Amount).Money(w => w.Budget!.Currency).When(w => w.Budget is not null);
        RuleFor(w => w.Budget!.Currency).Must(IsoCodes.IsCurrency).WithErrorCode("unknown-currency").WithMessage("The currency is a three-letter code (ISO 4217).")
            .When(w => w.Budget?.Amount is not null);
        RuleFor(w => w.TravelUntil).GreaterThanOrEqualTo(w => w.TravelFrom).WithErrorCode("out-of-range").When(w => w.TravelFrom is not null && w.TravelUntil is not null);
    }
}
