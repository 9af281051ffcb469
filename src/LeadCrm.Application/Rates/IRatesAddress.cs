namespace LeadCrm.Application.Rates;

/// <summary>Where exchange rates are fetched.</summary>
public interface IRatesAddress
{
    /// <summary>Fetches the file as it is; null when no address is set.</summary>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="Domain.BrokenRuleException"><c>rates-address-refused</c> when the address is not https (nor of this machine);
    /// <c>rates-unreachable</c>; <c>rates-too-large</c>.</exception>
    Task<ReadOnlyMemory<byte>?> FetchAsync(CancellationToken ct);
}
