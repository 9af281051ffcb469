using System.Diagnostics;

namespace LeadCrm.TestSupport;

/// <summary>Waits that end: with what was waited for, or with an error that names it.</summary>
public static class Patience
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Looks again and again.</summary>
    /// <param name="what">What is waited for, as the end of "waited in vain for".</param>
    /// <param name="holds">Whether it is there.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="TimeoutException">It did not come within a minute.</exception>
    public static async Task UntilAsync(string what, Func<CancellationToken, Task<bool>> holds, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(s_longest);
        try
        {
            while (!await holds(patience.Token))
                await Task.Delay(s_pause, patience.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"Waited in vain for {what} for {s_longest.TotalSeconds:0} s.", e);
        }
    }

    /// <summary>Waits for a process to end; one that does not is killed, so that nothing of it stays behind.</summary>
    /// <param name="what">What is waited for.</param>
    /// <param name="process">The process.</param>
    /// <param name="longest">How long at most; a minute by default.</param>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public static async Task EndOfAsync(string what, Process process, TimeSpan? longest = null)
    {
        var most = longest ?? s_longest;
        try
        {
            await process.WaitForExitAsync().WaitAsync(most);
        }
        catch (TimeoutException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"Waited in vain for {what} for {most.TotalSeconds:0} s.", e);
        }
    }
}
