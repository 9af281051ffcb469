using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Leads;

/// <summary>
/// The queue: possible emergencies, then requests of the last hour (the newest first: they are the likeliest to be reached), then older
/// first contacts, then what waits on us, then what waits on others, aftercare last. Each part is a range of one index.
/// </summary>
internal sealed class QueueSort(DateTimeOffset now) : LeadSort
{
    public const int PartCount = 6;

    private const int Fresh = 1;
    private static readonly TimeSpan s_freshFor = TimeSpan.FromHours(1);
    private static readonly QueueBand[] s_bands =
        [QueueBand.Emergency, QueueBand.FirstContact, QueueBand.FirstContact, QueueBand.Ours, QueueBand.Theirs, QueueBand.Aftercare];

    private DateTimeOffset _freshSince = now - s_freshFor;

    public override bool Reads(string cursor) => QueueCursor.TryRead(cursor, out _);

    public override IEnumerable<IQueryable<Lead>> Parts(IQueryable<Lead> leads, string? cursor)
    {
        var from = !string.IsNullOrEmpty(cursor) && QueueCursor.TryRead(cursor, out var read) ? read : (QueueCursor?)null;
        _freshSince = from?.FreshSince ?? _freshSince;
        for (var part = from?.Part ?? 0; part < PartCount; part++)
            yield return Part(leads, part, part == from?.Part ? from.Value.After : null);
    }

    public override string CursorOf(LeadListItem last)
    {
        var band = QueueBands.Of(last.HasOpenRedFlag, last.NextStep, last.WaitingOn);
        var isFresh = band == QueueBand.FirstContact && last.CreatedAt > _freshSince;
        var part = isFresh ? Fresh : Array.LastIndexOf(s_bands, band);
        return new QueueCursor((byte)part, _freshSince, new PageCursor(isFresh ? last.CreatedAt : last.NextStepDueAt!.Value, last.Id)).Write();
    }

    private IQueryable<Lead> Part(IQueryable<Lead> leads, int part, PageCursor? after)
    {
        var (band, since) = (s_bands[part], _freshSince);
        var due = leads.Where(l => l.NextStepDueAt != null && EF.Property<QueueBand>(l, QueueBands.Column) == band);
        if (band == QueueBand.FirstContact)
            due = part == Fresh ? due.Where(l => l.CreatedAt > since) : due.Where(l => l.CreatedAt <= since);
        return part == Fresh ? NewestFirst(due, after) : ByDeadline(due, after);
    }

    private static IQueryable<Lead> NewestFirst(IQueryable<Lead> leads, PageCursor? after)
    {
        if (after is { } place)
            leads = leads.Where(l => l.CreatedAt < place.At || (l.CreatedAt == place.At && l.Id < place.Id));
        return leads.OrderByDescending(l => l.CreatedAt).ThenByDescending(l => l.Id);
    }

    private static IQueryable<Lead> ByDeadline(IQueryable<Lead> leads, PageCursor? after)
    {
        if (after is { } place)
            leads = leads.Where(l => l.NextStepDueAt > place.At || (l.NextStepDueAt == place.At && l.Id > place.Id));
        return leads.OrderBy(l => l.NextStepDueAt).ThenBy(l => l.Id);
    }
}
