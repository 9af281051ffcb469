using LeadCrm.Domain.Quotes;
using LeadCrm.Domain.Values;

namespace LeadCrm.Application.FollowUps;

/// <summary>Until when a quote can be accepted, as a moment that a mail can tell in the reader's zone.</summary>
public static class QuoteEnd
{
    /// <summary>The last minute of its last day, which is a day where the clinic is.</summary>
    /// <param name="quote">The quote.</param>
    /// <param name="clinic">The calendar of the clinic that made it.</param>
    public static DateTimeOffset Of(Quote quote, ZonedCalendar clinic) => clinic.MomentOf(quote.ValidUntil.ToDateTime(new TimeOnly(23, 59)));
}
