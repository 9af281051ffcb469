using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Assignments;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Assignments;

/// <summary>A clinic's own numbers over the cases offered to it lately. No other clinic's are in it.</summary>
/// <param name="Days">How far back: one of <see cref="OfferNumbers.Periods"/>; 90 by default, the span that routing looks at.</param>
[AllowedTo(Roles.Clinic)]
public sealed record OwnPerformance(int Days = OwnPerformance.UsualDays) : IRequest<PerformanceNumbers>
{
    /// <summary>How far back routing looks.</summary>
    public const int UsualDays = 90;
}

/// <summary>Counts of cases offered since a moment. Every case offered is accepted, declined, expired, taken back unanswered, or still open.</summary>
/// <param name="Since">Cases offered from here on are counted (UTC).</param>
/// <param name="Counts">How many, by the codes of <see cref="OfferNumbers"/>.</param>
/// <param name="Overdue">Open offers whose deadline has passed: they count as missed.</param>
/// <param name="DeclineReasons">Why cases were declined, most frequent first: code and count.</param>
/// <param name="Share">The agreed share and the actual one; null while the clinic was ranked in no decision.</param>
public sealed record PerformanceNumbers(
    DateTimeOffset Since, IReadOnlyDictionary<string, int> Counts, int Overdue, IReadOnlyList<KeyValuePair<string, int>> DeclineReasons, OwnShare? Share)
{
    /// <summary>How many were offered.</summary>
    public int Offered => Counts[OfferNumbers.Offered];

    /// <summary>Accepted, whatever became of them.</summary>
    public int Accepted => Counts[OfferNumbers.Accepted];

    /// <summary>Declined.</summary>
    public int Declined => Counts[OfferNumbers.Declined];

    /// <summary>Not answered in time.</summary>
    public int Expired => Counts[OfferNumbers.Expired];

    /// <summary>Taken back before the clinic answered.</summary>
    public int TakenBack => Counts[OfferNumbers.TakenBack];

    /// <summary>Still waiting for an answer.</summary>
    public int Open => Counts[OfferNumbers.Open];

    /// <summary>Cases with at least one quote.</summary>
    public int Quoted => Counts[OfferNumbers.Quoted];

    /// <summary>Cases in which the patient chose this clinic.</summary>
    public int Chosen => Counts[OfferNumbers.Chosen];

    /// <summary>Patients treated.</summary>
    public int Treated => Counts[OfferNumbers.Treated];

    /// <summary>Approved returns.</summary>
    public int Returned => Counts[OfferNumbers.Returned];

    /// <summary>Deadlines kept: answered ÷ (answered + expired + overdue); null while nothing counts.</summary>
    public double? AnsweredInTime => Part(Accepted + Declined, Accepted + Declined + Expired + Overdue);

    /// <summary>Accepted ÷ (accepted + declined + expired), the definition of the managers' reports; null while nothing counts.</summary>
    public double? Acceptance => Part(Accepted, Accepted + Declined + Expired);

    /// <summary>Quoted ÷ accepted; null while nothing counts.</summary>
    public double? QuoteRate => Part(Quoted, Accepted);

    /// <summary>Approved returns ÷ offered; null while nothing counts.</summary>
    public double? ReturnRate => Part(Returned, Offered);

    private static double? Part(int part, int whole) => whole == 0 ? null : (double)part / whole;
}

internal sealed class OwnPerformanceValidator : AbstractValidator<OwnPerformance>
{
    public OwnPerformanceValidator() =>
        RuleFor(r => (int?)r.Days).OneOf(OfferNumbers.Periods).OverridePropertyName("Days");
}

internal sealed class OwnPerformanceHandler(ILeadCrmDb db, IOwnDecisions decisions, ICallerContext callers, TimeProvider time) : IRequestHandler<OwnPerformance, PerformanceNumbers>
{
    public async Task<PerformanceNumbers> Handle(OwnPerformance request, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var since = at.AddDays(-request.Days);
        var clinic = callers.Current.ClinicId ?? Guid.Empty;
        var offers = db.Assignments.AsNoTracking().Where(a => a.ClinicId == clinic && a.OfferedAt >= since);
        var counts = new Dictionary<string, int>();
        foreach (var number in OfferNumbers.All)
            counts.Add(number, await OfferNumbers.Only(number, offers).CountAsync(ct));
        var overdue = await offers.CountAsync(a => a.Status == AssignmentStatus.Offered && a.ExpiresAt <= at, ct);
        var reasons = await offers.Where(a => a.Status == AssignmentStatus.Declined && a.EndReason != null)
            .GroupBy(a => a.EndReason!).Select(g => new { g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).ThenBy(g => g.Key).ToListAsync(ct);
        return new PerformanceNumbers(
            since, counts, overdue, reasons.ConvertAll(r => KeyValuePair.Create(r.Key, r.Count)), await decisions.ShareAsync(clinic, ct));
    }
}
