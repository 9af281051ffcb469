using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace LeadCrm.Infrastructure.Jobs;

public static class JobRegistration
{
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(500);

    /// <summary>Jobs: every process may enqueue drains; a worker also runs them.</summary>
    /// <param name="connectionString">The application role's; Hangfire's tables are there already.</param>
    /// <param name="isWorker">Whether this process runs jobs.</param>
    public static IServiceCollection AddLeadCrmJobs(this IServiceCollection services, string connectionString, bool isWorker)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DrainSignals>();
        services.AddSingleton<RunningDrains>();
        services.AddSingleton<DrainJob>();
        services.AddSingleton<ClinicWatch>();
        services.AddSingleton<RateWatch>();
        // Hangfire's own registration takes the last ones made in the process; these belong to this host, also when tests run several.
        services.AddSingleton<JobStorage>(_ => new PostgreSqlStorage(new NpgsqlConnectionFactory(connectionString, StorageOptions()), StorageOptions()));
        services.AddSingleton<JobActivator>(p => new AspNetCoreJobActivator(p.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());
        services.AddHostedService<DrainEnqueuer>();
        if (!isWorker)
            return services;
        services.AddHostedService<JobCalendar>();
        services.AddHostedService<DueWatch>();
        // Drains of a kind do not wait for each other, so that a worker for each kind and one to spare suffice.
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = Enum.GetValues<Drain>().Length + 1;
            server.Queues = [DrainEnqueuer.QueueName, "default"];
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            server.ShutdownTimeout = TimeSpan.FromSeconds(15);
        });
        return services;
    }

    /// <summary>Live updates for the pages of a web process.</summary>
    /// <param name="connectionString">The application role's.</param>
    public static IServiceCollection AddLiveUpdates(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(p => new LiveUpdates(connectionString, p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<LiveUpdates>>()));
        services.AddHostedService(p => p.GetRequiredService<LiveUpdates>());
        return services;
    }

    private static PostgreSqlStorageOptions StorageOptions() => new()
    {
        SchemaName = JobStorageSchema.Name,
        // The owner role made it while migrating.
        PrepareSchemaIfNecessary = false,
        QueuePollInterval = s_poll,
        // Without sliding, a drain longer than the timeout would be given to a second worker.
        UseSlidingInvisibilityTimeout = true,
        InvisibilityTimeout = TimeSpan.FromMinutes(1),
        // A crashed holder leaves its lock behind; others wait this long before they take it.
        DistributedLockTimeout = TimeSpan.FromSeconds(15),
        JobExpirationCheckInterval = TimeSpan.FromMinutes(5),
    };
}
