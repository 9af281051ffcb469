using LeadCrm.Application.Quotes;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Routing;
using LeadCrm.Domain.Values;

namespace LeadCrm.Application.Cases;

/// <summary>What a patient reckons in.</summary>
/// <param name="Currency">ISO 4217; null when it is not known.</param>
/// <param name="Rates">The rates in use; null when nothing has to be converted.</param>
internal sealed record OwnCurrency(string? Currency, ExchangeRates? Rates)
{
    /// <summary>The currency of the budget, else that of the country.</summary>
    public static string? Of(Lead lead) => lead.Wishes.BudgetCurrency ?? CountryCurrencies.Of(lead.Requester.Country);

    /// <summary>The quote with its total in the patient's currency beside the clinic's own, which alone counts.</summary>
    public QuoteView Read(QuoteView quote) => quote with { About = AboutOf(quote) };

    // Whole units: a rate of another day would change more than what lies behind the mark.
    private AboutAmount? AboutOf(QuoteView quote) =>
        Currency is not null && Rates is not null && quote.Currency != Currency && Rates.Convert(quote.Total, quote.Currency, Currency) is { } total
            ? new AboutAmount(decimal.Round(total), quote.TotalUpTo is { } most ? Rates.Convert(most, quote.Currency, Currency) is { } upTo ? decimal.Round(upTo) : null : null, Currency, Rates.On)
            : null;
}
