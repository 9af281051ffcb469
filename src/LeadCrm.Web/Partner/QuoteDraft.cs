using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LeadCrm.Application.Quotes;
using LeadCrm.Domain.Quotes;

namespace LeadCrm.Web.Partner;

/// <summary>A quote while it is written: texts as the browser gives them, so that a half-written number is nobody's zero.</summary>
public sealed class QuoteDraft
{
    public static readonly IReadOnlyList<string> AllStages = ["preTreatmentEvaluation", "monitoringDuringTherapy", "longTermFollowUp"];

    public string? Currency { get; set; }

    public List<QuoteDraftLine> Lines { get; init; } = [];

    public string? Excluded { get; set; }

    public bool IsFixed { get; set; } = true;

    public string? TotalUpTo { get; set; }

    public string? WhatWouldChangeIt { get; set; }

    public string? Nights { get; set; }

    public string? Trips { get; set; }

    public string? Doctor { get; set; }

    public HashSet<string> Stages { get; init; } = [];

    public string? RevisionTerms { get; set; }

    public string? ComplicationTerms { get; set; }

    public string? Deposit { get; set; }

    public string? RefundTerms { get; set; }

    public string? Earliest { get; set; }

    public string? ValidUntil { get; set; }

    [JsonIgnore]
    public decimal Total => Lines.Sum(l => Amount(l.Amount) ?? 0);

    /// <summary>Everything that is written, to see whether it has changed.</summary>
    public string AsText() => JsonSerializer.Serialize(this);

    public static QuoteDraft From(SendQuote start) => new()
    {
        Currency = start.Currency,
        Lines = start.Items is { Count: > 0 } items
            ? [.. items.Select(i => new QuoteDraftLine { Description = i.Description, Amount = Write(i.Amount) })]
            : [new() { Description = "Treatment and hospital stay" }],
        Excluded = string.Join('\n', start.Excluded ?? []),
        IsFixed = start.IsFixed,
        TotalUpTo = Write(start.TotalUpTo),
        WhatWouldChangeIt = start.WhatWouldChangeIt,
        Nights = start.Nights?.ToString(CultureInfo.InvariantCulture),
        Trips = start.Trips?.ToString(CultureInfo.InvariantCulture),
        Doctor = start.Doctor,
        Stages = [.. start.Stages ?? []],
        RevisionTerms = start.RevisionTerms,
        ComplicationTerms = start.ComplicationTerms,
        Deposit = Write(start.Deposit),
        RefundTerms = start.RefundTerms,
        Earliest = start.EarliestTreatmentOn?.ToString("O", CultureInfo.InvariantCulture),
        ValidUntil = start.ValidUntil?.ToString("O", CultureInfo.InvariantCulture),
    };

    /// <summary>What <see cref="AsText"/> wrote; null for what is no draft of this form.</summary>
    public static QuoteDraft? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<QuoteDraft>(text);
        }
        catch (JsonException)
        {
            // Kept by an earlier form, or through the API in another shape: the form begins anew.
            return null;
        }
    }

    /// <summary>The request, with whatever is missing or wrong: all of it is told at once, beside its field.</summary>
    public SendQuote ToRequest(Guid assignmentId) => new()
    {
        AssignmentId = assignmentId,
        Currency = Currency?.Trim().ToUpperInvariant(),
        Items = Lines.Select(l => new QuoteItemForm { Description = l.Description, Amount = Amount(l.Amount) }).ToList(),
        Excluded = ExcludedLines(),
        IsFixed = IsFixed,
        TotalUpTo = IsFixed ? null : Optional(TotalUpTo),
        WhatWouldChangeIt = IsFixed ? null : Text(WhatWouldChangeIt),
        Nights = Whole(Nights),
        Trips = Whole(Trips),
        Doctor = Text(Doctor),
        Stages = AllStages.Where(Stages.Contains).ToList(),
        RevisionTerms = Text(RevisionTerms),
        ComplicationTerms = Text(ComplicationTerms),
        Deposit = Optional(Deposit),
        RefundTerms = Text(RefundTerms),
        EarliestTreatmentOn = Day(Earliest),
        ValidUntil = Day(ValidUntil),
    };

    /// <summary>What the patient would read if it were sent now.</summary>
    public QuoteView ToView() => new()
    {
        Id = Guid.Empty,
        Number = 0,
        Status = "draft",
        Currency = Currency?.ToUpperInvariant() ?? "",
        Total = Total,
        IsFixed = IsFixed,
        TotalUpTo = Amount(TotalUpTo),
        WhatWouldChangeIt = Text(WhatWouldChangeIt),
        Items = Lines.Select(l => new QuoteItem(Text(l.Description) ?? "…", Amount(l.Amount) ?? 0)).ToList(),
        Excluded = ExcludedLines(),
        Nights = Whole(Nights) ?? 0,
        Trips = Whole(Trips) ?? 1,
        Doctor = Doctor ?? "",
        Stages = AllStages.Where(Stages.Contains).ToList(),
        RevisionTerms = Text(RevisionTerms),
        ComplicationTerms = Text(ComplicationTerms),
        Deposit = Amount(Deposit),
        RefundTerms = Text(RefundTerms),
        EarliestTreatmentOn = Day(Earliest),
        ValidUntil = Day(ValidUntil) ?? default,
    };

    private List<string> ExcludedLines() => [.. (Excluded ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>An empty field is none; what is no number is refused as one below zero.</summary>
    private static decimal? Optional(string? text) => string.IsNullOrWhiteSpace(text) ? null : Amount(text) ?? -1;

    private static decimal? Amount(string? text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Write(decimal? amount) => amount?.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>One line while it is written.</summary>
public sealed class QuoteDraftLine
{
    public string? Description { get; set; }

    public string? Amount { get; set; }
}
