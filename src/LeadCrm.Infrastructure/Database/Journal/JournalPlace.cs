using LeadCrm.Domain.Journal;

namespace LeadCrm.Infrastructure.Database.Journal;

/// <summary>A place in the journal: the last fact that a consumer took.</summary>
/// <param name="Epoch">The epoch.</param>
/// <param name="Transaction">The transaction that wrote it.</param>
/// <param name="FactId">The fact.</param>
/// <param name="IsAhead">Whether the journal has not come so far: the place is of another database.</param>
internal sealed record JournalPlace(int Epoch, ulong Transaction, Guid FactId, bool IsAhead = false);

/// <summary>A fact and where it stands.</summary>
internal sealed record PlacedFact(Fact Fact, int Epoch, ulong Transaction)
{
    public JournalPlace Place => new(Epoch, Transaction, Fact.Id);
}
