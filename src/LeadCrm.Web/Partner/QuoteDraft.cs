using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Quotes;
using LeadCrm.Domain.Quotes;
using LeadCrm.Domain.Values;

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
            ? [.. items.Select(i => new QuoteDraftLine { Description = i.Description, Amount = Write(i.Amount, start.Currency) })]
            : [new() { Description = "Treatment and hospital stay" }],
        Excluded = string.Join('\n', start.Excluded ?? []),
        IsFixed = start.IsFixed,
        TotalUpTo = Write(start.TotalUpTo, start.Currency),
        WhatWouldChangeIt = start.WhatWouldChangeIt,
        Nights = start.Nights?.ToString(CultureInfo.InvariantCulture),
        Trips = start.Trips?.ToString(CultureInfo.InvariantCulture),
        Doctor = start.Doctor,
        Stages = [.. start.Stages ?? []],
        RevisionTerms = start.RevisionTerms,
        ComplicationTerms = start.ComplicationTerms,
        Deposit = Write(start.Deposit, start.Currency),
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
    /// <exception cref="InvalidRequestException">An amount cannot be read.</exception>
    public SendQuote ToRequest(Guid assignmentId) => Unreadable().ToList() is { Count: > 0 } problems ? throw new InvalidRequestException(problems) : new()
    {
        AssignmentId = assignmentId,
        Currency = Currency?.Trim().ToUpperInvariant(),
        Items = Lines.Select(l => new QuoteItemForm { Description = l.Description, Amount = Amount(l.Amount) }).ToList(),
        Excluded = ExcludedLines(),
        IsFixed = IsFixed,
        TotalUpTo = IsFixed ? null : Optional(TotalUpTo, Code),
        WhatWouldChangeIt = IsFixed ? null : Text(WhatWouldChangeIt),
        Nights = Whole(Nights),
        Trips = Whole(Trips),
        Doctor = Text(Doctor),
        Stages = AllStages.Where(Stages.Contains).ToList(),
        RevisionTerms = Text(RevisionTerms),
        ComplicationTerms = Text(ComplicationTerms),
        Deposit = Optional(Deposit, Code),
        RefundTerms = Text(RefundTerms),
        EarliestTreatmentOn = Day(Earliest),
        ValidUntil = Day(ValidUntil),
    };

    /// <summary>What the patient would read if it were sent now.</summary>
    /// <param name="timeZone">The clinic's zone (IANA).</param>
    public QuoteView ToView(string timeZone) => new()
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
        ValidUntilTimeZone = timeZone,
        IsOver = false,
    };

    private List<string> ExcludedLines() => [.. (Excluded ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static decimal? Optional(string? text, string? currency) => string.IsNullOrWhiteSpace(text) ? null : Read(text, currency).Value;

    /// <summary>What was typed and is no amount, each with its own sentence; what is missing is told with everything else when the quote is judged.</summary>
    private IEnumerable<FieldProblem> Unreadable() =>
        Lines.Select((line, i) => ProblemOf($"items[{i}].amount", line.Amount))
            .Append(IsFixed ? null : ProblemOf("totalUpTo", TotalUpTo))
            .Append(ProblemOf("deposit", Deposit))
            .OfType<FieldProblem>();

    private FieldProblem? ProblemOf(string field, string? text) =>
        !string.IsNullOrWhiteSpace(text) && Read(text, Code) is { Value: null } unread ? new(field, unread.Code, unread.Sentence) : null;

    private string? Code => Currency?.Trim().ToUpperInvariant();

    private decimal? Amount(string? text) => Read(text, Code).Value;

    private static NumberReading Read(string? text, string? currency) => MoneyReader.Read(text, currency).Reading;

    private static int? Whole(string? text) => NumberReader.ReadWhole(text);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Write(decimal? amount, string? currency) => amount is { } given ? Currencies.WritePlain(given, currency) : null;
}

/// <summary>One line while it is written.</summary>
public sealed class QuoteDraftLine
{
    public string? Description { get; set; }

    public string? Amount { get; set; }
}
