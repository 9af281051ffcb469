using Microsoft.Extensions.Logging;

namespace LeadCrm.Infrastructure.EmbeddedPostgres;

/// <summary>Starts the server again, on the same port, when it dies under its users: nobody else is there to do it.</summary>
internal sealed class ServerWatch(ClusterFolders folders, PostgresServer server, int port, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _leaving = new();
    private Task _watching = Task.CompletedTask;

    public void Begin() => _watching = Task.Run(WatchAsync);

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _watching;
        _leaving.Dispose();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(_leaving.Token))
                await LookAsync();
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The cluster is being left.
        }
    }

    private async Task LookAsync()
    {
        if (await server.IsAliveAsync(_leaving.Token))
            return;

        try
        {
            using var starting = await FileLock.TakeAsync(folders.StartLock, _leaving.Token);
            var (now, _) = await server.EnsureRunningAsync(_leaving.Token);
            if (now == port)
                logger.LogWarning("The database server had died and is up again");
            else
                logger.LogError("The database server had died and is up again on another port ({Port}): start LeadCrm again", now);
        }
        catch (Exception exception) when (exception is EmbeddedPostgresException or IOException or UnauthorizedAccessException)
        {
            logger.LogError(exception, "The database server has died and does not start; the next attempt follows");
        }
    }
}
