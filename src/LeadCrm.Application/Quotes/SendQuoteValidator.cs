using FluentValidation;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Values;
using LeadCrm.Domain.Values;

namespace LeadCrm.Application.Quotes;

internal sealed class SendQuoteValidator : AbstractValidator<SendQuote>
{
    public SendQuoteValidator(TimeProvider time)
    {
        RuleFor(r => r.Currency).Must(IsoCodes.IsCurrency).WithErrorCode("unknown-currency").WithMessage("The currency is a three-letter code (ISO 4217).");
        RuleFor(r => r.Items).Must(i => i is { Count: >= 1 and <= 50 }).WithErrorCode("required").WithMessage("A quote has 1 to 50 lines.");
        RuleForEach(r => r.Items).ChildRules(item =>
        {
            item.RuleFor(i => i.Description).Must(OneLine.HasText).WithErrorCode("required").WithMessage("Please say what this line is for.").MaximumLength(200).WithErrorCode("too-long");
            item.RuleFor(i => i.Amount).NotNull().WithErrorCode("required").WithMessage("Please give the amount; 0 when it is included without extra charge.");
        });
        RuleFor(r => r.Items).Custom((items, context) => CheckAmounts(items!, context)).When(r => r.Items is not null);
        RuleFor(r => r.Excluded).Must(e => e!.Count <= 50 && e.All(x => x is { Length: <= 200 })).WithErrorCode("too-long").When(r => r.Excluded is not null);
        RuleFor(r => r.TotalUpTo).Money(r => r.Currency);
        RuleFor(r => r.TotalUpTo).Must((r, upTo) => upTo >= Total(r)).WithErrorCode("quote-range").WithMessage("An estimate needs an upper end that is not below the total.").When(r => !r.IsFixed);
        RuleFor(r => r.WhatWouldChangeIt).MaximumLength(1000).WithErrorCode("too-long");
        RuleFor(r => r.WhatWouldChangeIt).Must(OneLine.HasText).WithErrorCode("quote-range").WithMessage("Please say what would change the price.").When(r => !r.IsFixed);
        RuleFor(r => r.Items).Must((r, _) => Total(r) > 0).WithErrorCode("total-zero").WithMessage("A quote has a price; leave lines at zero only beside one that costs something.").When(r => r.Items is { Count: > 0 } lines && lines.All(i => i.Amount >= 0));
        RuleFor(r => r.Nights).NotNull().WithErrorCode("required").WithMessage("Please say how many nights; 0 for none.").InclusiveBetween(0, 365).WithErrorCode("out-of-range").WithMessage("The stay is between 0 and 365 nights.");
        RuleFor(r => r.Trips).NotNull().WithErrorCode("required").WithMessage("Please say how often the patient has to travel.").InclusiveBetween(1, 20).WithErrorCode("out-of-range").WithMessage("A treatment takes between 1 and 20 journeys.");
        RuleFor(r => r.Doctor).Must(OneLine.HasText).WithErrorCode("required").WithMessage("Please name the responsible doctor.").MaximumLength(200).WithErrorCode("too-long").WithMessage("The doctor's name has at most 200 characters.");
        RuleForEach(r => r.Stages).Must(QuoteStages.IsKnown).WithErrorCode(ChoiceRule.Code).WithMessage(ChoiceRule.Words(QuoteStages.All));
        RuleFor(r => r.RevisionTerms).MaximumLength(1000).WithErrorCode("too-long");
        RuleFor(r => r.ComplicationTerms).MaximumLength(1000).WithErrorCode("too-long");
        RuleFor(r => r.RefundTerms).MaximumLength(1000).WithErrorCode("too-long");
        RuleFor(r => r.Deposit).Money(r => r.Currency);
        RuleFor(r => r.Deposit).Must((r, deposit) => deposit <= Math.Max(Total(r), r.TotalUpTo ?? 0)).WithErrorCode("deposit-over-total").WithMessage("A deposit is not more than the whole price.").When(r => r.Deposit is { } given && Currencies.IsInRange(given, r.Currency));
        RuleFor(r => r.EarliestTreatmentOn).GreaterThanOrEqualTo(_ => ZonedCalendar.EarliestDay(time.GetUtcNow())).WithErrorCode("in-the-past").WithMessage("The earliest treatment cannot lie in the past.");
        RuleFor(r => r.ValidUntil).NotNull().WithErrorCode("required").WithMessage("Please say until when the quote is valid.")
            .GreaterThanOrEqualTo(_ => ZonedCalendar.EarliestDay(time.GetUtcNow())).WithErrorCode("quote-validity").WithMessage("The quote would be over before it is sent.")
            .LessThanOrEqualTo(_ => ZonedCalendar.LatestDay(time.GetUtcNow()).AddYears(1)).WithErrorCode("out-of-range").WithMessage("A quote is valid for a year at most.");
    }

    private static void CheckAmounts(IReadOnlyList<QuoteItemForm> items, ValidationContext<SendQuote> context)
    {
        var currency = context.InstanceToValidate.Currency;
        for (var i = 0; i < items.Count; i++)
        {
            // A hole in the list is told by the step before.
            if (items[i] is { Amount: { } amount } && MoneyRules.ProblemOf(amount, currency) is { } problem)
                context.Fail($"{context.PropertyPath}[{i}].Amount", problem.Code, problem.Message);
        }
    }

    /// <summary>Bounded, so that amounts that are refused on their own do not overflow it.</summary>
    private static decimal Total(SendQuote quote) => quote.Items?.Sum(i => Math.Clamp(i.Amount ?? 0, 0, Currencies.Largest(quote.Currency))) ?? 0;
}
