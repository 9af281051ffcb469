namespace LeadCrm.Web.Workbench.Shared;

/// <summary>
/// What a page shows, read as often as it changes. The newest question wins: an earlier one that still runs is given up and its answer
/// never shown. A wish to read again while one reads is done right after.
/// </summary>
public sealed class Reading
{
    private CancellationTokenSource? _running;
    private bool _again;

    /// <summary>What came of the last one.</summary>
    public Attempt Last { get; private set; } = new();

    /// <summary>Something is being read.</summary>
    public bool Runs => _running is not null;

    /// <summary>Why the last one was refused, for people; null when it was not.</summary>
    public string? Refusal => Last.Refusal;

    /// <summary>Asks something else than before; true when its answer is shown.</summary>
    public async Task<bool> RunAsync<T>(Func<CancellationToken, Task<T>> read, Action<T> show)
    {
        if (_running is not null)
            await _running.CancelAsync();
        using var mine = new CancellationTokenSource();
        _running = mine;
        try
        {
            do
            {
                _again = false;
                if (!await TryAsync(read, show, mine))
                    return false;
            }
            while (_again);
            return Refusal is null;
        }
        finally
        {
            if (_running == mine)
                _running = null;
        }
    }

    /// <summary>Asks the same again, because something changed.</summary>
    public Task AgainAsync<T>(Func<CancellationToken, Task<T>> read, Action<T> show)
    {
        if (!Runs)
            return RunAsync(read, show);
        _again = true;
        return Task.CompletedTask;
    }

    /// <returns>Whether this is still what is wanted.</returns>
    private async Task<bool> TryAsync<T>(Func<CancellationToken, Task<T>> read, Action<T> show, CancellationTokenSource mine)
    {
        var attempt = new Attempt();
        try
        {
            T answer = default!;
            var isRead = await attempt.RunAsync(async () => answer = await read(mine.Token));
            if (_running != mine)
                return false;
            Last = attempt;
            if (isRead)
                show(answer);
            return true;
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // Somebody asked for something else meanwhile.
            return false;
        }
    }
}
