using LeadCrm.Domain.Quotes;

namespace LeadCrm.Application.FollowUps;

/// <summary>Until when a quote can be accepted, as a moment that a mail can tell in the reader's zone.</summary>
public static class QuoteEnd
{
    /// <summary>The end of its last day, in UTC as the quote counts it.</summary>
    /// <param name="quote">The quote.</param>
    public static DateTimeOffset Of(Quote quote) => new(quote.ValidUntil.ToDateTime(new TimeOnly(23, 59)), TimeSpan.Zero);
}
