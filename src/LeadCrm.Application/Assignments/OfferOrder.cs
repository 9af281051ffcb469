using System.Linq.Expressions;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.Assignments;

namespace LeadCrm.Application.Assignments;

/// <summary>In which order a part of the inbox stands, and where its next page begins.</summary>
internal abstract class OfferOrder
{
    private static readonly OfferOrder s_newest = new Newest();
    private static readonly OfferOrder s_byDeadline = new ByDeadline();
    private static readonly OfferOrder s_byTurn = new ByTurn();

    public static OfferOrder Of(string? part) => part switch
    {
        OfferParts.Open => s_byDeadline,
        OfferParts.Working => s_byTurn,
        _ => s_newest,
    };

    public abstract IQueryable<Assignment> Page(IQueryable<Assignment> offers, OfferCursor? after);

    public abstract OfferCursor After(Assignment last);

    private sealed class Newest : OfferOrder
    {
        public override IQueryable<Assignment> Page(IQueryable<Assignment> offers, OfferCursor? after)
        {
            if (after is { } earlier)
                offers = offers.Where(a => a.OfferedAt < earlier.At || (a.OfferedAt == earlier.At && a.Id < earlier.Id));
            return offers.OrderByDescending(a => a.OfferedAt).ThenByDescending(a => a.Id);
        }

        public override OfferCursor After(Assignment last) => new(0, last.OfferedAt, last.Id);
    }

    private sealed class ByDeadline : OfferOrder
    {
        public override IQueryable<Assignment> Page(IQueryable<Assignment> offers, OfferCursor? after)
        {
            if (after is { } later)
                offers = offers.Where(a => a.ExpiresAt > later.At || (a.ExpiresAt == later.At && a.Id > later.Id));
            return offers.OrderBy(a => a.ExpiresAt).ThenBy(a => a.Id);
        }

        public override OfferCursor After(Assignment last) => new(0, last.ExpiresAt, last.Id);
    }

    /// <summary>Whose turn it is: the clinic's own steps first, then what waits for others; in each the one that has waited longest.</summary>
    private sealed class ByTurn : OfferOrder
    {
        private static readonly Expression<Func<Assignment, int>> s_turn = a =>
            a.Status == AssignmentStatus.Accepted && a.IdentitySharedAt != null ? 0
            : a.Status == AssignmentStatus.Accepted || a.Status == AssignmentStatus.UnderReview ? 1
            : a.Status == AssignmentStatus.Chosen || a.Status == AssignmentStatus.Arrived ? 2
            : a.Status == AssignmentStatus.InfoRequested ? 3
            : a.Status == AssignmentStatus.Quoted ? 4
            : 5;

        private static readonly Func<Assignment, int> s_turnOf = s_turn.Compile();

        public override IQueryable<Assignment> Page(IQueryable<Assignment> offers, OfferCursor? after)
        {
            if (after is { } last)
                offers = offers.Where(Behind(last));
            return offers.OrderBy(s_turn).ThenBy(a => a.OfferedAt).ThenBy(a => a.Id);
        }

        public override OfferCursor After(Assignment last) => new(s_turnOf(last), last.OfferedAt, last.Id);

        private static Expression<Func<Assignment, bool>> Behind(OfferCursor last)
        {
            Expression<Func<Assignment, bool>> later = a => a.OfferedAt > last.At || (a.OfferedAt == last.At && a.Id > last.Id);
            var turn = s_turn.Body;
            var same = Expression.AndAlso(Expression.Equal(turn, Expression.Constant(last.Turn)), Expression.Invoke(later, s_turn.Parameters));
            return Expression.Lambda<Func<Assignment, bool>>(Expression.OrElse(Expression.GreaterThan(turn, Expression.Constant(last.Turn)), same), s_turn.Parameters);
        }
    }
}

/// <summary>The place where a page of cases ended.</summary>
/// <param name="Turn">Whose turn it was, in the order by turn; else 0.</param>
/// <param name="At">The sort key (UTC).</param>
/// <param name="Id">The assignment.</param>
internal readonly record struct OfferCursor(int Turn, DateTimeOffset At, Guid Id)
{
    public string Write() => PageCursor.Write(At, Id) + (Turn == 0 ? "" : ((char)('0' + Turn)).ToString());

    public static bool TryRead(string text, out OfferCursor cursor)
    {
        cursor = default;
        if (text.Length is < 32 or > 33 || !PageCursor.TryRead(text[..32], out var page) || (text.Length == 33 && text[32] is < '1' or > '5'))
            return false;
        cursor = new(text.Length == 33 ? text[32] - '0' : 0, page.At, page.Id);
        return true;
    }
}
