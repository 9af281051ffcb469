using LeadCrm.Domain.Rates;

namespace LeadCrm.Application.Rates;

/// <summary>The exchange rates in use: the newest that were fetched, or those that ship with the program where they are newer.</summary>
public interface ICurrentRates
{
    /// <summary>Reads them.</summary>
    /// <param name="ct">Cancels.</param>
    Task<ReferenceRates> ReadAsync(CancellationToken ct);
}
