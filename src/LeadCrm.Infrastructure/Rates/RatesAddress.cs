using LeadCrm.Application.Rates;
using LeadCrm.Domain;
using LeadCrm.Domain.Rates;
using Microsoft.Extensions.Options;

namespace LeadCrm.Infrastructure.Rates;

/// <summary>Fetches over https, without following redirections, within a time and a size.</summary>
internal sealed class RatesAddress(IOptions<LeadCrmSettings> settings) : IRatesAddress, IDisposable
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        // The token below also ends a body that never does.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<ReadOnlyMemory<byte>?> FetchAsync(CancellationToken ct)
    {
        if (settings.Value.ExchangeRates.Address is not { } text || string.IsNullOrWhiteSpace(text))
            return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(s_longest);
        try
        {
            return await FetchAsync(Allowed(text.Trim()), limit.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new BrokenRuleException("rates-unreachable", "The exchange rates could not be fetched.");
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Rates decide which clinics a budget reaches: nobody on the way may change them.</summary>
    private static Uri Allowed(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address is { Scheme: "http", Host: "127.0.0.1" })
            ? address
            : throw new BrokenRuleException("rates-address-refused", "Exchange rates are fetched over https only.");

    private async Task<ReadOnlyMemory<byte>> FetchAsync(Uri address, CancellationToken ct)
    {
        using var response = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);
        if (!response.IsSuccessStatusCode)
            throw new BrokenRuleException("rates-unreachable", "The exchange rates could not be fetched.");
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        var file = new byte[ReferenceRatesFile.LargestBytes + 1];
        var length = await body.ReadAtLeastAsync(file, file.Length, throwOnEndOfStream: false, ct);
        return length <= ReferenceRatesFile.LargestBytes
            ? file.AsMemory(0, length)
            : throw new BrokenRuleException("rates-too-large", "The file of exchange rates is far larger than such a file is.");
    }
}
