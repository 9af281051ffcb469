namespace LeadCrm.Application.Journal;

/// <summary>Leads consumers through the journal.</summary>
public interface IJournalReader
{
    /// <summary>
    /// Gives a consumer what was committed after its place, if no other process is just doing so. A fact that it cannot take is passed over,
    /// told like any failed item, and offered again later.
    /// </summary>
    /// <param name="consumer">The consumer.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Whether more may be waiting.</returns>
    Task<bool> AdvanceAsync(IJournalConsumer consumer, CancellationToken ct);
}
