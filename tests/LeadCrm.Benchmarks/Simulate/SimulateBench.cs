using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using LeadCrm.Application.Access;
using LeadCrm.Application.Routing;
using LeadCrm.Benchmarks.Routing;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Routing;
using LeadCrm.Infrastructure.Database;
using LeadCrm.Infrastructure.EmbeddedPostgres;
using LeadCrm.Migrations;
using LeadCrm.TestSupport;
using LeadCrm.TestSupport.UseCases;
using LeadCrm.Web.Hosting;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadCrm.Benchmarks.Simulate;

/// <summary>
/// A draft simulated over past leads among 200 clinics as a manager does it: leads and clinics read from the database, both policies replayed
/// with all answers and re-decisions, the outcome written. The floor is the engine alone: each lead decided once under either policy, on two
/// threads, nothing answered, counted or read.
/// </summary>
internal static class SimulateBench
{
    private const int Clinics = 200;
    private const int WarmUp = 5_000;
    private static readonly int[] s_sizes = [10_000, 100_000];
    private static readonly Caller s_manager = new(Roles.Manager, Guid.CreateVersion7());

    public static async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        using var folder = new BenchFolder();
        await using var cluster = await EmbeddedCluster.StartAsync(new EmbeddedPostgresOptions(folder.Path), NullLogger.Instance, ct);
        await Migrator.MigrateAsync(cluster.OwnerConnectionString, "leadcrm_app", ct);
        await using var services = UseCaseServices.Build(LeadCrmTemplate.Configuration(), cluster.ApplicationConnectionString, TimeProvider.System);
        await FirstData.WriteAsync(services, demo: false, ct);
        await RoutingLoad.AddClinicsAsync(services, Clinics, ct);
        await RoutingLoad.AddQualifiedAsync(services, 100, ct);
        await PastLeads.MultiplyAsync(cluster.OwnerConnectionString, s_sizes[^1], ct);
        var draft = await DraftAsync(services, ct);
        // The engine is warm in a program that routes; a first run would measure the compiler.
        await SendAsync(services, s_manager, new SimulatePolicy(draft, WarmUp), ct);
        await SendAsync(services, Caller.System, new RunSimulations(), ct);
        foreach (var size in s_sizes)
        {
            var id = await SendAsync(services, s_manager, new SimulatePolicy(draft, size), ct);
            var watch = Stopwatch.StartNew();
            await SendAsync(services, Caller.System, new RunSimulations(), ct);
            var seconds = watch.Elapsed.TotalSeconds;
            var told = await SendAsync(services, s_manager, new GetSimulation(id), ct);
            if (told.Outcome is not { } outcome || outcome.Leads != size)
                throw new InvalidOperationException($"The simulation of {size} leads ended as {told.Status} ({told.Failure}) with {told.Outcome?.Leads} leads.");
            var floor = size / await FloorAsync(services, outcome.SnapshotHash, size, ct);
            yield return new Measurement("simulate", $"{size} leads x {Clinics} clinics", size / seconds, floor, size / seconds / floor, "leads/s", null, null);
            yield return new Measurement("simulate, whole run", $"{size} leads x {Clinics} clinics", seconds, null, null, "s", null, null);
        }
    }

    private static async Task<int> DraftAsync(IServiceProvider services, CancellationToken ct)
    {
        var draft = await SendAsync(services, s_manager, new DraftPolicy(1), ct);
        var policy = await SendAsync(services, s_manager, new GetPolicy(draft), ct);
        await SendAsync(services, s_manager, new AmendPolicy(draft, policy.Revision, "Long-term follow-up", FollowUp), ct);
        return draft;
    }

    private static PolicyDefinition FollowUp => PolicyDefinition.Default with { Stages = new StageWeights(1, 1, 4) };

    /// <summary>Seconds for the engine alone.</summary>
    private static async Task<double> FloorAsync(IServiceProvider services, string hash, int size, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
        var content = await scope.ServiceProvider.GetRequiredService<LeadCrmDbContext>().ClinicSnapshots.Where(s => s.Hash == hash).Select(s => s.Content).SingleAsync(ct);
        var snapshot = ClinicSnapshot.Parse(Encoding.UTF8.GetBytes(content));
        var at = DateTimeOffset.UtcNow;
        var cases = Enumerable.Range(0, size).Select(i => Case(Guid.CreateVersion7(at))).ToList();
        var watch = Stopwatch.StartNew();
        Parallel.Invoke(() => DecideAll(PolicyDefinition.Default), () => DecideAll(FollowUp));
        return watch.Elapsed.TotalSeconds;

        void DecideAll(PolicyDefinition policy)
        {
            var pool = new CandidatePool(snapshot, new Dictionary<Guid, ClinicUsage>(), at);
            for (var i = 0; i < cases.Count; i++)
            {
                foreach (var offer in RoutingEngine.Decide(cases[i], pool, policy, at.AddSeconds(i), (ulong)i).Offers)
                    pool.Reserve(offer.ClinicId, at);
            }
        }
    }

    /// <summary>What <see cref="RoutingLoad"/> makes, as routing reads it.</summary>
    private static RoutingCase Case(Guid id) => new()
    {
        LeadId = id,
        ConditionCode = "systemic-sclerosis",
        TreatmentCode = "hsct",
        EvidenceLevel = EvidenceLevel.Established,
        RequiredAnyOf = LicenceKind.Jacie | LicenceKind.Fact,
        Eligibility = EligibilityOutcome.Eligible,
        ShareDeidentified = true,
        Country = "GB",
        Language = "en",
        Destinations = ["TR", "MX", "DE"],
        Budget = 45_000,
        BudgetCurrency = "USD",
    };

    private static async Task<T> SendAsync<T>(IServiceProvider services, Caller caller, IRequest<T> request, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(caller);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }
}
