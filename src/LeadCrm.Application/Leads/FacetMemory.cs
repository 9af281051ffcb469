namespace LeadCrm.Application.Leads;

/// <summary>
/// The values of filters as they were lately: counting them reads every open lead, and they hardly change. One caller counts at a time;
/// the others get what was known before.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class FacetMemory(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _counting = new(1);
    private Counted? _last;

    /// <summary>What is known, counted anew when it is older than a minute.</summary>
    /// <param name="count">Counts.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<LeadFacets> GetAsync(Func<CancellationToken, Task<LeadFacets>> count, CancellationToken ct)
    {
        if (_last is { } known && (IsFresh(known) || _counting.CurrentCount == 0))
            return known.Facets;
        await _counting.WaitAsync(ct);
        try
        {
            if (_last is { } meanwhile && IsFresh(meanwhile))
                return meanwhile.Facets;
            _last = new Counted(await count(ct), time.GetUtcNow());
            return _last.Facets;
        }
        finally
        {
            _counting.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _counting.Dispose();

    private bool IsFresh(Counted counted) => time.GetUtcNow() - counted.At < s_fresh;

    private sealed record Counted(LeadFacets Facets, DateTimeOffset At);
}
