namespace LeadCrm.Domain.Quotes;

/// <summary>One line of a quote.</summary>
/// <param name="Description">What it is, in words.</param>
/// <param name="Amount">Its price; zero when included without extra charge.</param>
public sealed record QuoteItem(string Description, decimal Amount);
