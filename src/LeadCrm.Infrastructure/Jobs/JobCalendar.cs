using Hangfire;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadCrm.Infrastructure.Jobs;

/// <summary>
/// Puts on the job server's calendar what is looked at by the clock: every queue every few seconds (finds what a crash left, and what became
/// due by the clock alone), licences, suspensions and exchange rates. A calendar that another process holds at the moment, or that a killed one left locked,
/// is tried again and never keeps a process from starting.
/// </summary>
internal sealed class JobCalendar(IRecurringJobManager jobs, ILogger<JobCalendar> log) : BackgroundService
{
    private const string EveryFiveSeconds = "*/5 * * * * *";
    private const string Every15Seconds = "*/15 * * * * *";
    private const string Licences = "clinic-licences";
    private const string Rates = "exchange-rates";
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);
    private static readonly RecurringJobOptions s_options = new() { MisfireHandling = MisfireHandlingMode.Ignorable };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var entry in Entries())
        {
            while (!Entered(entry))
                await Task.Delay(s_pause, stoppingToken);
        }
    }

    private IEnumerable<Action> Entries() =>
    [
        .. Enum.GetValues<Drain>().Select<Drain, Action>(drain => () => Enter(drain)),
        () => jobs.AddOrUpdate<ClinicWatch>("clinic-suspensions", watch => watch.FollowSuspensionsAsync(CancellationToken.None), Every15Seconds, s_options),
        () => jobs.AddOrUpdate<ClinicWatch>(Licences, watch => watch.WarnOfExpiriesAsync(CancellationToken.None), Cron.Hourly, s_options),
        () => jobs.AddOrUpdate<RateWatch>(Rates, watch => watch.FetchAsync(CancellationToken.None), Cron.Hourly, s_options),
        // A process that starts looks at licences and rates at once.
        () => jobs.Trigger(Licences),
        () => jobs.Trigger(Rates),
    ];

    private void Enter(Drain drain) =>
        jobs.AddOrUpdate<DrainJob>($"drain-{drain.ToString().ToLowerInvariant()}", DrainEnqueuer.QueueName, DrainEnqueuer.JobOf(drain), EveryFiveSeconds, s_options);

    private bool Entered(Action entry)
    {
        try
        {
            entry();
            return true;
        }
#pragma warning disable CA1031 // Locked or away for a moment, whatever the storage calls it; tried again until it is there.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogWarning("The job calendar could not be written and is tried again: {Failure}", e.GetType().Name);
            return false;
        }
    }
}
