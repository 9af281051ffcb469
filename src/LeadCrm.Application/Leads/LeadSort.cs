using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Application.Leads;

/// <summary>The sorts that are offered; each continues behind a cursor.</summary>
internal abstract class LeadSort
{
    public static readonly IReadOnlyList<string> All = ["queue", "deadline", "created", "activity"];

    public static LeadSort Of(string? code, DateTimeOffset now) => ChoiceRule.Find(All, code) switch
    {
        "created" => new ByCreation(),
        "activity" => new ByActivity(),
        "deadline" => new ByDeadline(),
        _ => new QueueSort(now),
    };

    /// <summary>Whether a text is a cursor of this sort.</summary>
    public abstract bool Reads(string cursor);

    /// <summary>What to read one after the other until the page is full, from the cursor on.</summary>
    public abstract IEnumerable<IQueryable<Lead>> Parts(IQueryable<Lead> leads, string? cursor);

    public abstract string CursorOf(LeadListItem last);

    /// <summary>A sort by one moment of the lead.</summary>
    private abstract class ByMoment : LeadSort
    {
        public override bool Reads(string cursor) => PageCursor.TryRead(cursor, out _);

        public override IEnumerable<IQueryable<Lead>> Parts(IQueryable<Lead> leads, string? cursor) =>
            [string.IsNullOrEmpty(cursor) || !PageCursor.TryRead(cursor, out var after) ? Order(leads) : Order(After(leads, after))];

        protected abstract IQueryable<Lead> Order(IQueryable<Lead> leads);

        protected abstract IQueryable<Lead> After(IQueryable<Lead> leads, PageCursor cursor);
    }

    /// <summary>Only open leads have a next step.</summary>
    private sealed class ByDeadline : ByMoment
    {
        public override string CursorOf(LeadListItem last) => PageCursor.Write(last.NextStepDueAt!.Value, last.Id);

        protected override IQueryable<Lead> Order(IQueryable<Lead> leads) =>
            leads.Where(l => l.NextStepDueAt != null).OrderBy(l => l.NextStepDueAt).ThenBy(l => l.Id);

        protected override IQueryable<Lead> After(IQueryable<Lead> leads, PageCursor cursor) =>
            leads.Where(l => l.NextStepDueAt > cursor.At || (l.NextStepDueAt == cursor.At && l.Id > cursor.Id));
    }

    private sealed class ByCreation : ByMoment
    {
        public override string CursorOf(LeadListItem last) => PageCursor.Write(last.CreatedAt, last.Id);

        protected override IQueryable<Lead> Order(IQueryable<Lead> leads) => leads.OrderByDescending(l => l.CreatedAt).ThenByDescending(l => l.Id);

        protected override IQueryable<Lead> After(IQueryable<Lead> leads, PageCursor cursor) =>
            leads.Where(l => l.CreatedAt < cursor.At || (l.CreatedAt == cursor.At && l.Id < cursor.Id));
    }

    private sealed class ByActivity : ByMoment
    {
        public override string CursorOf(LeadListItem last) => PageCursor.Write(last.LastActivityAt, last.Id);

        protected override IQueryable<Lead> Order(IQueryable<Lead> leads) => leads.OrderByDescending(l => l.LastActivityAt).ThenByDescending(l => l.Id);

        protected override IQueryable<Lead> After(IQueryable<Lead> leads, PageCursor cursor) =>
            leads.Where(l => l.LastActivityAt < cursor.At || (l.LastActivityAt == cursor.At && l.Id < cursor.Id));
    }
}
