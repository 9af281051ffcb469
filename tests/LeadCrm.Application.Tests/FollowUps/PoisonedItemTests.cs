using System.Reflection;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Routing;
using LeadCrm.Application.Tests.Journal;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Routing;
using LeadCrm.Infrastructure.Jobs;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.FollowUps;

/// <summary>One item never stops a queue: an item that cannot be done stands in front, the others go on, and a person is told after its tries.</summary>
public sealed class PoisonedItemTests : IAsyncLifetime
{
    /// <summary>What works through many items outside the job server.</summary>
    private const string Import = "Import";

    private static readonly Caller s_administrator = new(Roles.Administrator, Guid.NewGuid());
    private readonly UseCaseFixture app = new();
    private Poison? _poison;

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        _poison = new Poison(app.OwnerConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await _poison!.DisposeAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public void Every_queue_is_tried_with_a_poisoned_item_in_front()
    {
        var tried = typeof(PoisonedItemTests).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(m => m.GetCustomAttributes().Any(a => a is FactAttribute))
            .SelectMany(m => m.GetCustomAttributes<PoisonsAttribute>().Select(p => p.Queue))
            .ToHashSet();
        var queues = Enum.GetNames<Drain>()
            .Concat(typeof(ClinicWatch).GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Select(m => m.Name))
            .Append(Import)
            .ToList();
        queues.Except(tried).ShouldBeEmpty("each of these needs a test that puts an item which cannot be done in front");
        tried.Except(queues).ShouldBeEmpty("these name no queue");
    }

    [Fact]
    [Poisons(nameof(Drain.Expiry))]
    public async Task An_offer_that_cannot_be_ended_lets_all_others_end()
    {
        var leads = new List<Guid>();
        for (var i = 0; i < 3; i++)
            leads.Add(await app.RoutedLeadAsync());
        var poisoned = (await app.AssignmentsOfAsync(leads[0])).MinBy(a => a.ExpiresAt)!;
        await _poison!.RefuseAsync("assignments", "UPDATE", $"OLD.id = '{poisoned.Id}'");
        app.Time.SetUtcNow((await app.ReadAsync(db => db.Assignments.MaxAsync(a => a.ExpiresAt))));

        await app.SendAsync(Caller.System, new ExpireOffers());
        (await app.ReadAsync(db => db.Assignments.Where(a => a.Status == AssignmentStatus.Offered).Select(a => a.Id).ToListAsync())).ShouldBe([poisoned.Id]);
        await ToldAfterItsTriesAsync(Queues.Expiry, poisoned.Id, poisoned.LeadId, () => app.SendAsync(Caller.System, new ExpireOffers()));

        await _poison.CureAsync("assignments");
        app.Time.Advance(TimeSpan.FromHours(1));
        await app.SendAsync(Caller.System, new ExpireOffers());
        (await app.ReadAsync(db => db.Assignments.AnyAsync(a => a.Status == AssignmentStatus.Offered))).ShouldBeFalse();
        (await FailedAsync()).ShouldBeEmpty();
    }

    [Fact]
    [Poisons(nameof(Drain.Routing))]
    public async Task A_lead_that_cannot_be_routed_lets_all_others_be_routed()
    {
        var poisoned = await app.QualifiedLeadAsync();
        var sound = await app.QualifiedLeadAsync();
        await app.ReadAsync(db => db.StoredCases.Where(c => c.LeadId == poisoned).ExecuteDeleteAsync());

        await app.RouteAsync();
        (await app.LeadAsync(sound)).Stage.ShouldBe(LeadStage.Routed);
        for (var tries = 1; tries < FailedItem.TriesBeforeTold; tries++)
        {
            (await TimelineAsync(poisoned)).ShouldNotContain(l => l.Kind == "work-failed");
            app.Time.Advance(TimeSpan.FromHours(1));
            await app.RouteAsync();
        }

        await ShouldBeToldAsync(Queues.Routing, poisoned, poisoned);
        (await TimelineAsync(poisoned)).Count(l => l.Reason == "failed").ShouldBe(1);
    }

    [Fact]
    [Poisons(nameof(Drain.Simulations))]
    public async Task A_simulation_that_cannot_be_read_lets_the_others_run()
    {
        await app.RoutedLeadAsync();
        var poisoned = await app.SendAsync(UseCaseFixture.Manager, new SimulatePolicy(await app.DraftAsync(PolicyDefinition.Default), 5));
        app.Time.Advance(TimeSpan.FromSeconds(1));
        var sound = await app.SendAsync(UseCaseFixture.Manager, new SimulatePolicy(await app.DraftAsync(PolicyDefinition.Default), 5));
        await _poison!.ExecuteAsync($"""UPDATE simulation_runs SET definition = '"no policy"' WHERE id = '{poisoned}'""");

        await RunAsync();
        (await app.RunAsync(sound)).Status.ShouldBe(SimulationStatus.Done);
        await ToldAfterItsTriesAsync(Queues.Simulations, poisoned, lead: null, RunAsync);

        async Task RunAsync()
        {
            for (var looks = 0; await app.SendAsync(Caller.System, new RunSimulations()); looks++)
                looks.ShouldBeLessThan(10);
        }
    }

    [Fact]
    [Poisons(nameof(Drain.Journal))]
    public async Task A_fact_that_a_consumer_cannot_take_lets_the_others_through()
    {
        var consumer = new StubbornConsumer();
        await app.FollowAsync(consumer);
        var poisoned = await app.RoutedLeadAsync();
        consumer.Refused = await app.ReadAsync(db => db.Facts.Where(f => f.LeadId == poisoned).OrderBy(f => f.Id).Select(f => f.Id).FirstAsync());
        await app.RoutedLeadAsync();

        await app.FollowAsync(consumer);
        var all = await app.ReadAsync(db => db.Facts.Select(f => f.Id).ToListAsync());
        consumer.Taken.ShouldBe(all.Except([consumer.Refused]), ignoreOrder: true);
        await ToldAfterItsTriesAsync(consumer.Name, consumer.Refused, lead: null, () => app.FollowAsync(consumer));
    }

    [Fact]
    [Poisons(nameof(ClinicWatch.FollowSuspensionsAsync))]
    public async Task A_case_of_a_suspended_clinic_that_cannot_be_taken_back_lets_the_others_be()
    {
        var leads = new List<Guid>();
        for (var i = 0; i < 3; i++)
            leads.Add(await app.RoutedLeadAsync());
        var clinic = (await app.AssignmentsOfAsync(leads[0]))[0].ClinicId;
        var poisoned = (await app.AssignmentsOfAsync(leads[0])).Single(a => a.ClinicId == clinic);
        await _poison!.RefuseAsync("assignments", "UPDATE", $"OLD.id = '{poisoned.Id}'");

        await app.SendAsync(UseCaseFixture.Manager, new SuspendClinic(clinic, "The licence is in doubt."));
        (await app.ReadAsync(db => db.Assignments.Where(a => a.ClinicId == clinic && a.Status == AssignmentStatus.Offered).Select(a => a.Id).ToListAsync())).ShouldBe([poisoned.Id]);
        await ToldAfterItsTriesAsync(Queues.Suspensions, poisoned.Id, poisoned.LeadId, () => app.SendAsync(Caller.System, new FollowSuspensions()));
    }

    [Fact]
    [Poisons(nameof(ClinicWatch.WarnOfExpiriesAsync))]
    public async Task A_clinic_that_cannot_be_warned_lets_the_others_be_warned()
    {
        var clinics = new[] { await app.AddClinicAsync(), await app.AddClinicAsync(), await app.AddClinicAsync() };
        await _poison!.RefuseAsync("licence_warnings", "INSERT", $"NEW.clinic_id = '{clinics[0]}'");
        app.Time.SetUtcNow(UseCaseFixture.Monday.AddDays(-30).AddYears(2).AddDays(-20));

        await app.SendAsync(Caller.System, new WarnOfExpiries());
        (await app.ReadAsync(db => db.LicenceWarnings.Where(w => clinics.Contains(w.ClinicId)).Select(w => w.ClinicId).Distinct().CountAsync())).ShouldBe(2);
        await ToldAfterItsTriesAsync(Queues.Licences, clinics[0], lead: null, () => app.SendAsync(Caller.System, new WarnOfExpiries()));
    }

    /// <summary>After the first failed try: two more, each at its time, and then somebody is told.</summary>
    private async Task ToldAfterItsTriesAsync(string queue, Guid item, Guid? lead, Func<Task> run)
    {
        for (var tries = 1; tries < FailedItem.TriesBeforeTold; tries++)
        {
            var line = (await FailedAsync()).ShouldHaveSingleItem();
            (line.Queue, line.ItemId, line.Tries).ShouldBe((queue, item, tries));
            await run();
            (await FailedAsync()).Single().Tries.ShouldBe(tries, "it rests");
            app.Time.Advance(RetryPause.After(tries));
            await run();
        }

        await ShouldBeToldAsync(queue, item, lead);
    }

    private async Task ShouldBeToldAsync(string queue, Guid item, Guid? lead)
    {
        (await FailedAsync()).ShouldContain(f => f.Queue == queue && f.ItemId == item && f.Tries == FailedItem.TriesBeforeTold && f.LeadId == lead);
        if (lead is not { } id)
            return;
        (await TimelineAsync(id)).Count(l => l.Kind == "work-failed" && l.Reason == queue).ShouldBe(1);
        var told = await app.LeadAsync(id);
        (told.NextStep, told.WaitingOn).ShouldBe((NextStep.ResolveFailure, WaitingOn.Us));
    }

    private Task<IReadOnlyList<FailedItemLine>> FailedAsync() => app.SendAsync(s_administrator, new ListFailedItems());

    private async Task<IReadOnlyList<TimelineLine>> TimelineAsync(Guid lead) => (await app.SendAsync(UseCaseFixture.Coordinator, new GetTimeline(lead))).Items;
}
