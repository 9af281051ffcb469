using System.Globalization;
using LeadCrm.Application.Quotes;

namespace LeadCrm.Web.Partner;

/// <summary>A quote being written; the last one sent is its start.</summary>
internal sealed class QuoteDraft
{
    private const int DaysOfValidity = 30;

    public List<Line> Lines { get; } = [];

    public string Currency { get; set; } = "USD";

    public string Excluded { get; set; } = "Flights\nHotel for companions";

    public bool IsFixed { get; set; } = true;

    public decimal? TotalUpTo { get; set; }

    public string? WhatWouldChangeIt { get; set; }

    public int Nights { get; set; } = 14;

    public int Trips { get; set; } = 1;

    public string? Doctor { get; set; }

    public HashSet<string> Stages { get; } = [];

    public string? RevisionTerms { get; set; }

    public string? ComplicationTerms { get; set; }

    public decimal? Deposit { get; set; }

    public string? RefundTerms { get; set; }

    public DateOnly? EarliestTreatmentOn { get; set; }

    public DateOnly? ValidUntil { get; set; }

    public decimal Total => Lines.Sum(l => l.Amount);

    public static QuoteDraft From(QuoteView? last, DateOnly today)
    {
        var draft = new QuoteDraft { ValidUntil = today.AddDays(DaysOfValidity) };
        if (last is null)
        {
            draft.Lines.AddRange([new Line { Description = "Evaluation before treatment" }, new Line { Description = "Treatment and hospital stay" }, new Line { Description = "Follow-up" }]);
            return draft;
        }

        draft.Lines.AddRange(last.Items.Select(i => new Line { Description = i.Description, Amount = i.Amount }));
        (draft.Currency, draft.Excluded, draft.IsFixed, draft.TotalUpTo) = (last.Currency, string.Join('\n', last.Excluded), last.IsFixed, last.TotalUpTo);
        (draft.WhatWouldChangeIt, draft.Nights, draft.Trips, draft.Doctor) = (last.WhatWouldChangeIt, last.Nights, last.Trips, last.Doctor);
        (draft.RevisionTerms, draft.ComplicationTerms, draft.Deposit, draft.RefundTerms) = (last.RevisionTerms, last.ComplicationTerms, last.Deposit, last.RefundTerms);
        draft.Stages.UnionWith(last.Stages);
        draft.EarliestTreatmentOn = last.EarliestTreatmentOn;
        return draft;
    }

    public static string Money(decimal amount, string currency) => string.Create(CultureInfo.InvariantCulture, $"{amount:#,0.##} {currency}");

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public SendQuote Request(Guid assignmentId) => new()
    {
        AssignmentId = assignmentId,
        Currency = Currency.Trim().ToUpperInvariant(),
        Items = Lines.Where(l => !string.IsNullOrWhiteSpace(l.Description)).Select(l => new QuoteItemForm { Description = l.Description, Amount = l.Amount }).ToList(),
        Excluded = Excluded.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        IsFixed = IsFixed,
        TotalUpTo = IsFixed ? null : TotalUpTo,
        WhatWouldChangeIt = IsFixed ? null : WhatWouldChangeIt,
        Nights = Nights,
        Trips = Trips,
        Doctor = Doctor,
        Stages = [.. Stages],
        RevisionTerms = RevisionTerms,
        ComplicationTerms = ComplicationTerms,
        Deposit = Deposit,
        RefundTerms = RefundTerms,
        EarliestTreatmentOn = EarliestTreatmentOn,
        ValidUntil = ValidUntil,
    };

    internal sealed class Line
    {
        public string Description { get; set; } = "";

        public decimal Amount { get; set; }
    }
}
