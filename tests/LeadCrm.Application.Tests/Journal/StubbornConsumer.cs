using LeadCrm.Application.Journal;
using LeadCrm.Domain.Journal;

namespace LeadCrm.Application.Tests.Journal;

/// <summary>Remembers what it took, and cannot take one fact.</summary>
internal sealed class StubbornConsumer : IJournalConsumer
{
    public string Name => "stubborn";

    public Guid Refused { get; set; }

    public List<Guid> Taken { get; } = [];

    public Task TakeAsync(IReadOnlyList<Fact> facts, CancellationToken ct)
    {
        if (facts.Any(f => f.Id == Refused))
            throw new NotSupportedException();
        Taken.AddRange(facts.Select(f => f.Id));
        return Task.CompletedTask;
    }
}
