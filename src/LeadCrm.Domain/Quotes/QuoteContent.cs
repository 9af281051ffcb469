using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Quotes;

/// <summary>What a clinic offers, in a form that can be laid beside another clinic's. Amounts are in <see cref="Currency"/>.</summary>
public sealed record QuoteContent
{
    /// <summary>Currency of every amount, ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>What is paid for, line by line.</summary>
    public required IReadOnlyList<QuoteItem> Items { get; init; }

    /// <summary>What is not included and will be asked for separately.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>Whether the total is fixed; otherwise it is an estimate up to <see cref="TotalUpTo"/>.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Upper end of an estimate.</summary>
    public decimal? TotalUpTo { get; init; }

    /// <summary>What would change the price; needed for an estimate.</summary>
    public string? WhatWouldChangeIt { get; init; }

    /// <summary>Nights of stay that are part of the plan.</summary>
    public int Nights { get; init; }

    /// <summary>How often the patient has to travel.</summary>
    public int Trips { get; init; } = 1;

    /// <summary>The doctor who is responsible, by name.</summary>
    public required string Doctor { get; init; }

    /// <summary>Which stages of care the price covers.</summary>
    public StagesOfCare Stages { get; init; }

    /// <summary>Who pays for a revision.</summary>
    public string? RevisionTerms { get; init; }

    /// <summary>Who pays for treating complications.</summary>
    public string? ComplicationTerms { get; init; }

    /// <summary>Deposit to reserve a date; paid to the clinic, never to LeadCrm.</summary>
    public decimal? Deposit { get; init; }

    /// <summary>When the deposit is given back.</summary>
    public string? RefundTerms { get; init; }

    /// <summary>First day on which the clinic could treat, in the clinic's calendar.</summary>
    public DateOnly? EarliestTreatmentOn { get; init; }

    /// <summary>Every amount in it.</summary>
    internal IEnumerable<decimal> Amounts => [.. Items.Select(i => i.Amount), .. new[] { TotalUpTo, Deposit }.OfType<decimal>()];

    /// <summary>Whether another content offers the very same.</summary>
    /// <param name="other">The other one.</param>
    public bool SaysTheSameAs(QuoteContent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Items.SequenceEqual(other.Items) && Excluded.SequenceEqual(other.Excluded) && this with { Items = other.Items, Excluded = other.Excluded } == other;
    }

    /// <summary>What all included lines add up to.</summary>
    public decimal Total => Items.Sum(i => i.Amount);

    /// <summary>The same quote with every free text changed. The doctor's name stays: it is the clinic's own.</summary>
    /// <param name="change">Makes the new text of the old; the path, camelCase, says which one it is.</param>
    public QuoteContent WithTexts(Func<string, string, string> change) => this with
    {
        Items = [.. Items.Select((item, i) => item with { Description = change($"items[{i}].description", item.Description) })],
        Excluded = [.. Excluded.Select((text, i) => change($"excluded[{i}]", text))],
        WhatWouldChangeIt = Change("whatWouldChangeIt", WhatWouldChangeIt, change),
        RevisionTerms = Change("revisionTerms", RevisionTerms, change),
        ComplicationTerms = Change("complicationTerms", ComplicationTerms, change),
        RefundTerms = Change("refundTerms", RefundTerms, change),
    };

    private static string? Change(string path, string? text, Func<string, string, string> change) => text is null ? null : change(path, text);
}
