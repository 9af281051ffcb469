using FluentValidation;

namespace LeadCrm.Application.Leads;

internal sealed class WishesFormValidator : AbstractValidator<WishesForm>
{
    private const decimal LargestBudget = 100_000_000m;

    public WishesFormValidator()
    {
        RuleFor(w => w.Destinations).Must(d => d!.Count <= 50).WithErrorCode("too-many").WithMessage("At most 50 destinations.").When(w => w.Destinations is not null);
        RuleForEach(w => w.Destinations).Must(IsoCodes.IsCountry).WithErrorCode("unknown-country").WithMessage("A destination is a two-letter country code (ISO 3166-1).");
        RuleFor(w => w.Companions).InclusiveBetween(0, 20).WithErrorCode("out-of-range");
        RuleFor(w => w.Budget!.Amount).InclusiveBetween(0, LargestBudget).WithErrorCode("out-of-range").When(w => w.Budget is not null);
        RuleFor(w => w.Budget!.Currency).Must(IsoCodes.IsCurrency).WithErrorCode("unknown-currency").WithMessage("The currency is a three-letter code (ISO 4217).")
            .When(w => w.Budget?.Amount is not null);
        RuleFor(w => w.TravelUntil).GreaterThanOrEqualTo(w => w.TravelFrom).WithErrorCode("out-of-range").When(w => w.TravelFrom is not null && w.TravelUntil is not null);
    }
}
