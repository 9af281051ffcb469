using System.Diagnostics;
using System.Runtime.CompilerServices;
using LeadCrm.Application;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Clinics;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Leads;
using LeadCrm.Infrastructure;
using LeadCrm.Infrastructure.Database;
using LeadCrm.Infrastructure.EmbeddedPostgres;
using LeadCrm.Infrastructure.Jobs;
using LeadCrm.Migrations;
using LeadCrm.TestSupport;
using LeadCrm.Web.Hosting;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadCrm.Benchmarks.Routing;

/// <summary>
/// How long after a clinic declined, let its deadline pass, cancelled or became free the next offer is there; with the real job server
/// running.
/// </summary>
internal static class NextCandidateBench
{
    private const int Times = 20;

    public static async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        using var folder = new BenchFolder();
        await using var cluster = await EmbeddedCluster.StartAsync(new EmbeddedPostgresOptions(folder.Path), NullLogger.Instance, ct);
        await Migrator.MigrateAsync(cluster.OwnerConnectionString, "leadcrm_app", ct);
        using var worker = Worker(cluster.ApplicationConnectionString);
        await FirstData.WriteAsync(worker.Services, demo: false, ct);
        await RoutingLoad.AddClinicsAsync(worker.Services, 50, ct);
        await worker.StartAsync(ct);
        yield return await MeasureAsync(worker.Services, "after a decline", DeclineAsync, ct);
        yield return await MeasureAsync(worker.Services, "after a deadline", PassDeadlineAsync, ct);
        yield return await MeasureAsync(worker.Services, "after a cancellation", AcceptAndCancelAsync, ct);
        yield return await MeasureFreedAsync(worker.Services, ct);
        await worker.StopAsync(ct);
    }

    private static IHost Worker(string connectionString)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var configuration = LeadCrmTemplate.Configuration();
        builder.Configuration.AddConfiguration(configuration);
        builder.Services.AddUseCases(autoMapperLicenceKey: null);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddInfrastructure(configuration, connectionString);
        builder.Services.AddLeadCrmJobs(connectionString, isWorker: true);
        return builder.Build();
    }

    private static async Task<Measurement> MeasureAsync(IServiceProvider services, string what, Func<IServiceProvider, Assignment, CancellationToken, Task> end, CancellationToken ct)
    {
        var took = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            var lead = await RoutingLoad.AddOneAsync(services, ct);
            var before = await OffersAsync(services, lead, 1, ct);
            await end(services, before[0], ct);
            var watch = Stopwatch.StartNew();
            await OffersAsync(services, lead, before.Count + 1, ct);
            took.Add(watch.Elapsed.TotalMilliseconds);
        }

        return Of(what, took);
    }

    private static Measurement Of(string what, List<double> took)
    {
        took.Sort();
        return new Measurement("next candidate", what, took.Average(), null, null, "ms", took[took.Count / 2], took[(int)(took.Count * 0.95)]);
    }

    private static Task DeclineAsync(IServiceProvider services, Assignment offer, CancellationToken ct) =>
        InScopeAsync(services, new Caller(Roles.Clinic, Guid.NewGuid(), offer.ClinicId), s => s.GetRequiredService<IMediator>().Send(new DeclineOffer(offer.Id, "capacity", null), ct));

    private static async Task AcceptAndCancelAsync(IServiceProvider services, Assignment offer, CancellationToken ct)
    {
        var clinic = new Caller(Roles.Clinic, Guid.NewGuid(), offer.ClinicId);
        await InScopeAsync(services, clinic, s => s.GetRequiredService<IMediator>().Send(new AcceptOffer(offer.Id), ct));
        await InScopeAsync(services, clinic, s => s.GetRequiredService<IMediator>().Send(new CancelCase(offer.Id, "capacity", null), ct));
    }

    /// <summary>Every clinic is paused, a lead waits, one clinic goes on.</summary>
    private static async Task<Measurement> MeasureFreedAsync(IServiceProvider services, CancellationToken ct)
    {
        var took = new List<double>();
        var manager = new Caller(Roles.Manager, Guid.NewGuid());
        var clinics = await InScopeAsync(services, Caller.System, s => s.GetRequiredService<LeadCrmDbContext>().Clinics.Select(c => c.Id).ToListAsync(ct));
        for (var i = 0; i < Times; i++)
        {
            foreach (var clinic in clinics.Take(i == 0 ? clinics.Count : 1))
                await InScopeAsync(services, manager, s => s.GetRequiredService<IMediator>().Send(new PauseClinic(clinic, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(2), null), ct));
            var lead = await RoutingLoad.AddOneAsync(services, ct);
            await WaitsAsync(services, lead, ct);
            await InScopeAsync(services, manager, s => s.GetRequiredService<IMediator>().Send(new ResumeClinic(clinics[0]), ct));
            var watch = Stopwatch.StartNew();
            await OffersAsync(services, lead, 1, ct);
            took.Add(watch.Elapsed.TotalMilliseconds);
        }

        return Of("after a clinic became free", took);
    }

    private static Task WaitsAsync(IServiceProvider services, Guid lead, CancellationToken ct) => Patience.UntilAsync(
        "the lead to wait for capacity",
        async token => await InScopeAsync(services, Caller.System, s => s.GetRequiredService<LeadCrmDbContext>().Leads.Where(l => l.Id == lead).Select(l => l.NextStep).SingleAsync(token)) == NextStep.AwaitCapacity,
        ct);

    private static Task PassDeadlineAsync(IServiceProvider services, Assignment offer, CancellationToken ct) =>
        InScopeAsync(services, Caller.System, s => s.GetRequiredService<LeadCrmDbContext>().Assignments
            .Where(a => a.Id == offer.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ExpiresAt, DateTimeOffset.UtcNow), ct));

    private static async Task<List<Assignment>> OffersAsync(IServiceProvider services, Guid lead, int atLeast, CancellationToken ct)
    {
        List<Assignment> offers = [];
        await Patience.UntilAsync(
            $"offer {atLeast} of the lead",
            async token =>
            {
                offers = await InScopeAsync(services, Caller.System, s => s.GetRequiredService<LeadCrmDbContext>().Assignments.AsNoTracking().Where(a => a.LeadId == lead).ToListAsync(token));
                return offers.Count >= atLeast;
            },
            ct);
        return offers;
    }

    private static async Task<T> InScopeAsync<T>(IServiceProvider services, Caller caller, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(caller);
        return await act(scope.ServiceProvider);
    }
}
