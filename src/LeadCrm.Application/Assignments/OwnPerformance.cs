using LeadCrm.Application.Access;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Quotes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Assignments;

/// <summary>A clinic's own numbers over the cases offered to it in the last <see cref="Days"/> days. No other clinic's are in it.</summary>
[AllowedTo(Roles.Clinic)]
public sealed record OwnPerformance : IRequest<PerformanceNumbers>
{
    /// <summary>How far back; routing looks at the same span.</summary>
    public const int Days = 90;
}

/// <summary>Counts of cases offered since a moment. Every case offered is accepted, declined, expired, taken back unanswered, or still open.</summary>
/// <param name="Since">Cases offered from here on are counted (UTC).</param>
/// <param name="Offered">How many were offered.</param>
/// <param name="Accepted">Accepted, whatever became of them.</param>
/// <param name="Declined">Declined.</param>
/// <param name="Expired">Not answered in time.</param>
/// <param name="TakenBack">Taken back before the clinic answered.</param>
/// <param name="Open">Still waiting for an answer.</param>
/// <param name="Quoted">Cases with at least one quote.</param>
/// <param name="Chosen">Cases in which the patient chose this clinic.</param>
/// <param name="DeclineReasons">Why cases were declined, most frequent first: code and count.</param>
public sealed record PerformanceNumbers(
    DateTimeOffset Since, int Offered, int Accepted, int Declined, int Expired, int TakenBack, int Open, int Quoted, int Chosen,
    IReadOnlyList<KeyValuePair<string, int>> DeclineReasons)
{
    /// <summary>Share answered before the deadline: (accepted + declined) ÷ (accepted + declined + expired); null while nothing counts.</summary>
    public double? AnsweredInTime => Share(Accepted + Declined, Accepted + Declined + Expired);

    /// <summary>Accepted ÷ (accepted + declined + expired), the definition of the managers' reports; null while nothing counts.</summary>
    public double? Acceptance => Share(Accepted, Accepted + Declined + Expired);

    /// <summary>Quoted ÷ accepted; null while nothing counts.</summary>
    public double? QuoteRate => Share(Quoted, Accepted);

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}

internal sealed class OwnPerformanceHandler(ILeadCrmDb db, ICallerContext callers, TimeProvider time) : IRequestHandler<OwnPerformance, PerformanceNumbers>
{
    public async Task<PerformanceNumbers> Handle(OwnPerformance request, CancellationToken ct)
    {
        var since = time.GetUtcNow().AddDays(-OwnPerformance.Days);
        var offers = db.Assignments.AsNoTracking().Where(a => a.ClinicId == callers.Current.ClinicId && a.OfferedAt >= since);
        var groups = await offers
            .GroupBy(a => new { a.Status, Answered = a.AnsweredAt != null, Quoted = a.QuotedAt != null, Reason = a.Status == AssignmentStatus.Declined ? a.EndReason : null })
            .Select(g => new { g.Key.Status, g.Key.Answered, g.Key.Quoted, g.Key.Reason, Count = g.Count() })
            .ToListAsync(ct);
        var chosen = await offers.CountAsync(a => db.Quotes.Any(q => q.AssignmentId == a.Id && q.Status == QuoteStatus.Accepted), ct);
        int Of(Func<AssignmentStatus, bool, bool, bool> belongs) => groups.Where(g => belongs(g.Status, g.Answered, g.Quoted)).Sum(g => g.Count);
        return new PerformanceNumbers(
            since,
            Of((_, _, _) => true),
            Of((status, answered, _) => answered && status != AssignmentStatus.Declined),
            Of((status, _, _) => status == AssignmentStatus.Declined),
            Of((status, _, _) => status == AssignmentStatus.Expired),
            Of((status, answered, _) => !answered && status == AssignmentStatus.Recalled),
            Of((status, _, _) => status == AssignmentStatus.Offered),
            Of((_, _, quoted) => quoted),
            chosen,
            groups.Where(g => g.Reason is not null).GroupBy(g => g.Reason!).Select(g => KeyValuePair.Create(g.Key, g.Sum(x => x.Count))).OrderByDescending(g => g.Value).ToList());
    }
}
