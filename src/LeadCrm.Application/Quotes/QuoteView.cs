using LeadCrm.Application.Leads;
using LeadCrm.Domain.Quotes;

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

    /// <summary>When it was sent (UTC).</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Reads a quote.</summary>
    /// <param name="quote">The quote.</param>
    public static QuoteView Of(Quote quote) => new()
    {
        Id = quote.Id,
        Number = quote.Number,
        Status = FormCodes.Code(quote.Status),
        Currency = quote.Currency,
        Total = quote.Total,
        IsFixed = quote.Content.IsFixed,
        TotalUpTo = quote.Content.TotalUpTo,
        WhatWouldChangeIt = quote.Content.WhatWouldChangeIt,
        Items = quote.Content.Items,
        Excluded = quote.Content.Excluded,
        Nights = quote.Content.Nights,
        Trips = quote.Content.Trips,
        Doctor = quote.Content.Doctor,
        Stages = QuoteStages.Write(quote.Content.Stages),
        RevisionTerms = quote.Content.RevisionTerms,
        ComplicationTerms = quote.Content.ComplicationTerms,
        Deposit = quote.Content.Deposit,
        RefundTerms = quote.Content.RefundTerms,
        EarliestTreatmentOn = quote.Content.EarliestTreatmentOn,
        ValidUntil = quote.ValidUntil,
        SentAt = quote.SentAt,
    };
}
