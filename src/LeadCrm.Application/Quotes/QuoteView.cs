using LeadCrm.Application.Leads;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Quotes;
using LeadCrm.Domain.Values;

namespace LeadCrm.Application.Quotes;

/// <summary>A quote as patients, clinics and coordinators read it.</summary>
public sealed record QuoteView
{
    /// <summary>Key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Version within the case, from 1.</summary>
    public required int Number { get; init; }

    /// <summary><c>sent</c>, <c>accepted</c>, <c>declined</c>, <c>expired</c> or <c>superseded</c>.</summary>
    public required string Status { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>What all lines add up to.</summary>
    public required decimal Total { get; init; }

    /// <summary>Whether the total is fixed.</summary>
    public required bool IsFixed { get; init; }

    /// <summary>Upper end of an estimate.</summary>
    public decimal? TotalUpTo { get; init; }

    /// <summary>What would change it.</summary>
    public string? WhatWouldChangeIt { get; init; }

    /// <summary>The lines.</summary>
    public required IReadOnlyList<QuoteItem> Items { get; init; }

    /// <summary>What is not included.</summary>
    public required IReadOnlyList<string> Excluded { get; init; }

    /// <summary>Nights of stay.</summary>
    public required int Nights { get; init; }

    /// <summary>Number of trips.</summary>
    public required int Trips { get; init; }

    /// <summary>The responsible doctor.</summary>
    public required string Doctor { get; init; }

    /// <summary>Stages of care covered.</summary>
    public required IReadOnlyList<string> Stages { get; init; }

    /// <summary>Who pays for a revision.</summary>
    public string? RevisionTerms { get; init; }

    /// <summary>Who pays for treating complications.</summary>
    public string? ComplicationTerms { get; init; }

    /// <summary>Deposit.</summary>
    public decimal? Deposit { get; init; }

    /// <summary>When the deposit is given back.</summary>
    public string? RefundTerms { get; init; }

    /// <summary>First day on which the clinic could treat.</summary>
    public DateOnly? EarliestTreatmentOn { get; init; }

    /// <summary>Last day on which it can be accepted.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>The zone in which that day ends: the clinic's (IANA).</summary>
    public required string ValidUntilTimeZone { get; init; }

    /// <summary>Whether that day is over and nothing was decided.</summary>
    public required bool IsOver { get; init; }

    /// <summary>When it was sent (UTC).</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The total in the patient's currency; null on every page but the patient's, in the same currency, and where there is no rate.</summary>
    public AboutAmount? About { get; init; }

    /// <summary>Reads a quote.</summary>
    /// <param name="quote">The quote.</param>
    /// <param name="timeZone">The clinic's zone (IANA).</param>
    /// <param name="at">Now (UTC).</param>
    public static QuoteView Of(Quote quote, string timeZone, DateTimeOffset at) => Of(quote, quote.Content, timeZone, at);

    /// <summary>Reads a quote of a case that has ended for the clinic: its figures, and its texts without anything that may identify the patient.</summary>
    /// <param name="quote">The quote.</param>
    /// <param name="patient">Who that is.</param>
    /// <param name="timeZone">The clinic's zone (IANA).</param>
    /// <param name="at">Now (UTC).</param>
    public static QuoteView OfEndedCase(Quote quote, KnownIdentity patient, string timeZone, DateTimeOffset at) => Of(quote, quote.Content.WithTexts((_, text) => patient.WithoutAny(text)), timeZone, at);

    private static QuoteView Of(Quote quote, QuoteContent content, string timeZone, DateTimeOffset at) => new()
    {
        Id = quote.Id,
        Number = quote.Number,
        Status = FormCodes.Code(quote.Status),
        Currency = quote.Currency,
        Total = quote.Total,
        IsFixed = content.IsFixed,
        TotalUpTo = content.TotalUpTo,
        WhatWouldChangeIt = content.WhatWouldChangeIt,
        Items = content.Items,
        Excluded = content.Excluded,
        Nights = content.Nights,
        Trips = content.Trips,
        Doctor = content.Doctor,
        Stages = QuoteStages.Write(content.Stages),
        RevisionTerms = content.RevisionTerms,
        ComplicationTerms = content.ComplicationTerms,
        Deposit = content.Deposit,
        RefundTerms = content.RefundTerms,
        EarliestTreatmentOn = content.EarliestTreatmentOn,
        ValidUntil = quote.ValidUntil,
        ValidUntilTimeZone = timeZone,
        IsOver = quote.IsOver(at, new ZonedCalendar(timeZone)),
        SentAt = quote.SentAt,
    };
}
