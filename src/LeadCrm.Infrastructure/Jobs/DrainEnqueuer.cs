using System.Linq.Expressions;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadCrm.Infrastructure.Jobs;

/// <summary>Turns raised flags into jobs: the first at once, then at most one per kind and quarter of a second.</summary>
internal sealed class DrainEnqueuer(DrainSignals signals, IBackgroundJobClient jobs, JobStorage storage, TimeProvider time, ILogger<DrainEnqueuer> log) : BackgroundService
{
    public const string QueueName = "drains";

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    /// <summary>With this many jobs waiting no worker is there; one more would help nobody.</summary>
    private const int MostWaiting = 20;

    private readonly long?[] _last = new long?[Enum.GetValues<Drain>().Length];

    public static Expression<Func<DrainJob, Task>> JobOf(Drain drain) => drain switch
    {
        Drain.Routing => job => job.RouteAsync(CancellationToken.None),
        Drain.Expiry => job => job.ExpireAsync(CancellationToken.None),
        Drain.Mail => job => job.SendMailAsync(CancellationToken.None),
        Drain.Journal => job => job.FollowJournalAsync(CancellationToken.None),
        Drain.Simulations => job => job.SimulateAsync(CancellationToken.None),
        Drain.Rechecks => job => job.RecheckAsync(CancellationToken.None),
        _ => throw new ArgumentOutOfRangeException(nameof(drain)),
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A kind is raised again only after it was taken, so that there is one task per kind at most.
        var tasks = new Task[_last.Length];
        Array.Fill(tasks, Task.CompletedTask);
        await foreach (var drain in signals.Raised.ReadAllAsync(stoppingToken))
            tasks[(int)drain] = EnqueueAfterPauseAsync(drain, tasks[(int)drain], stoppingToken);
        await Task.WhenAll(tasks);
    }

    private async Task EnqueueAfterPauseAsync(Drain drain, Task before, CancellationToken ct)
    {
        await before;
        if (_last[(int)drain] is { } last && s_pause - time.GetElapsedTime(last) is { Ticks: > 0 } pause)
            await Task.Delay(pause, time, ct);
        _last[(int)drain] = time.GetTimestamp();
        signals.Taken(drain);
        // Hangfire's client is synchronous; it must not hold up the other kinds.
        await Task.Run(() => Enqueue(drain), ct);
    }

    private void Enqueue(Drain drain)
    {
        try
        {
            if (storage.GetMonitoringApi().EnqueuedCount(QueueName) < MostWaiting)
                jobs.Create(Job.FromExpression(JobOf(drain)), new EnqueuedState(QueueName));
        }
#pragma warning disable CA1031 // The storage may be away for a moment; what is not enqueued now is found by the recurring drain.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogWarning("The {Drain} drain could not be enqueued: {Failure}", drain, e.GetType().Name);
        }
    }
}
