using LeadCrm.Application.Access;
using MediatR;

namespace LeadCrm.Application.Journal;

/// <summary>Leads all consumers on through the journal. Answers whether more may be waiting.</summary>
[AllowedTo(Roles.System)]
public sealed record FollowJournal : IRequest<bool>;

internal sealed class FollowJournalHandler(IJournalReader journal, IEnumerable<IJournalConsumer> consumers) : IRequestHandler<FollowJournal, bool>
{
    public async Task<bool> Handle(FollowJournal request, CancellationToken ct)
    {
        var more = false;
        foreach (var consumer in consumers)
            more |= await journal.AdvanceAsync(consumer, ct);
        return more;
    }
}
