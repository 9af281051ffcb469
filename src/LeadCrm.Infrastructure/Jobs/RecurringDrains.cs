using Hangfire;
using Microsoft.Extensions.Hosting;

namespace LeadCrm.Infrastructure.Jobs;

/// <summary>Looks at every queue every few seconds: finds what a crash left, and what became due by the clock alone.</summary>
internal sealed class RecurringDrains(IRecurringJobManager jobs) : IHostedService
{
    private const string EveryFiveSeconds = "*/5 * * * * *";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var drain in Enum.GetValues<Drain>())
        {
            jobs.AddOrUpdate<DrainJob>(
                $"drain-{drain.ToString().ToLowerInvariant()}",
                DrainEnqueuer.QueueName,
                DrainEnqueuer.JobOf(drain),
                EveryFiveSeconds,
                new RecurringJobOptions { MisfireHandling = MisfireHandlingMode.Ignorable });
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
