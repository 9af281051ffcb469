using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LeadCrm.Infrastructure.Jobs;

/// <summary>
/// Tells the pages of this process what changed, wherever it was changed. One connection of its own listens; while it was down
/// something may have been missed, so that everybody reads again once it is back.
/// </summary>
public sealed class LiveUpdates(string connectionString, TimeProvider time, ILogger<LiveUpdates> log) : BackgroundService
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<object, Action<LeadChange>> _listeners = [];

    /// <summary>Hears of changes until the returned object is disposed. The action is called on a thread of its own choosing and must be quick.</summary>
    public IDisposable Subscribe(Action<LeadChange> onChange)
    {
        var subscription = new Subscription(this);
        _listeners[subscription] = onChange;
        return subscription;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.FromSeconds(1);
        for (var first = true; !stoppingToken.IsCancellationRequested; first = false)
        {
            try
            {
                await ListenAsync(
                    () =>
                    {
                        pause = TimeSpan.FromSeconds(1);
                        if (!first)
                            Tell(LeadChange.Anything);
                    },
                    stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException && !stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Live updates are interrupted ({Failure}); trying again in {Pause}", e.GetType().Name, pause);
                await Task.Delay(pause, time, stoppingToken);
                pause = pause * 2 < s_longestPause ? pause * 2 : s_longestPause;
            }
        }
    }

    private async Task ListenAsync(Action onListening, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(ForListening(connectionString));
        connection.Notification += (_, e) => Tell(LeadChange.Parse(e.Payload));
        await connection.OpenAsync(ct);
        await using (var listen = new NpgsqlCommand("LISTEN " + LeadChange.Channel, connection))
            await listen.ExecuteNonQueryAsync(ct);
        onListening();
        while (true)
            await connection.WaitAsync(ct);
    }

    /// <summary>Outside the pool, alive through silence, and straight to the primary: standbys do not notify.</summary>
    private static string ForListening(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 15, ApplicationName = "LeadCrm live updates" };
        if (builder.Host?.Contains(',', StringComparison.Ordinal) == true)
            builder.TargetSessionAttributes = "primary";
        return builder.ConnectionString;
    }

    private void Tell(LeadChange change)
    {
        foreach (var listener in _listeners.Values)
        {
            try
            {
                listener(change);
            }
#pragma warning disable CA1031 // One page that is just closing must not keep the others from hearing.
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.LogWarning("A listener of live updates failed: {Failure}", e.GetType().Name);
            }
        }
    }

    private sealed class Subscription(LiveUpdates updates) : IDisposable
    {
        public void Dispose() => updates._listeners.TryRemove(this, out _);
    }
}
