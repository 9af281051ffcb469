using System.Collections.Concurrent;
using LeadCrm.Application.Access;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.Clinics;
using LeadCrm.TestSupport;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.Programs;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadCrm.Resilience.Tests.Routing;

/// <summary>Eight worker processes of their own at one database, each a few leads at a time; the one that is routing is killed, and so is the next.</summary>
public sealed class EightProcessesTests : IAsyncLifetime
{
    private const int Workers = 8;
    private const int Leads = 160;
    private const int Cap = 60;
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200);

    /// <summary>A turn of the router takes some milliseconds; whoever wants to meet it has to look often.</summary>
    private static readonly TimeSpan s_glimpse = TimeSpan.FromMilliseconds(2);

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly UseCaseFixture _app = new();
    private readonly ProgramFolder _folder = new();
    private readonly ConcurrentDictionary<string, RunningProgram> _workers = [];

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers.Values)
            await worker.DisposeAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task No_cap_is_exceeded_no_lead_is_lost_and_none_is_decided_twice_when_the_routing_process_is_killed()
    {
        await _app.SendAsync(UseCaseFixture.ClinicA, new SetCapacity(null, null, new Capacity(PerMonth: Cap)));
        await QualifyAllAsync();
        await ExecuteAsync("UPDATE leads SET routing_due_at = NULL");
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(StartAsync));

        await ExecuteAsync("UPDATE leads SET routing_due_at = now() - interval '1 second'");
        await KillTheRouterAsync();
        await KillTheRouterAsync();
        await UntilAsync(async () => await ExecuteAsync("SELECT count(*) FROM leads WHERE stage = 2") is 0L, s_look);

        _workers.Count.ShouldBe(Workers - 2);
        var offers = await _app.ReadAsync(db => db.Assignments.AsNoTracking().Select(a => new { a.LeadId, a.ClinicId }).ToListAsync());
        offers.Count(o => o.ClinicId == UseCaseFixture.ClinicA.ClinicId).ShouldBe(Cap);
        offers.ShouldBeUnique();
        offers.Select(o => o.LeadId).Distinct().Count().ShouldBe(Leads);
        var decisions = await _app.ReadAsync(db => db.RoutingDecisions.Select(d => d.LeadId).ToListAsync());
        decisions.ShouldBeUnique();
        decisions.Count.ShouldBe(Leads);
    }

    private async Task QualifyAllAsync() => await Parallel.ForEachAsync(Enumerable.Range(0, Leads), async (_, _) =>
    {
        var submitted = await _app.SendAsync(Caller.Anonymous, QuoteRequests.Scleroderma());
        var id = await _app.ReadAsync(db => db.Leads.Where(l => l.Reference == submitted.Reference).Select(l => l.Id).SingleAsync());
        await _app.SendAsync(UseCaseFixture.Coordinator, new QualifyLead(id, null));
    });

    private async Task StartAsync(int number)
    {
        var name = $"worker-{number}";
        var database = new NpgsqlConnectionStringBuilder(_app.ConnectionString) { ApplicationName = name };
        _workers[name] = await RunningProgram.StartAsync(_folder.Path, new Dictionary<string, string>
        {
            ["ConnectionStrings__LeadCrm"] = database.ConnectionString,
            ["LeadCrm__MasterKey"] = LeadCrmTemplate.MasterKey,
            ["LeadCrm__Roles"] = "Worker",
            ["LeadCrm__Routing__ChunkSize"] = "2",
        });
    }

    /// <summary>The router of the moment holds the turn, an advisory lock.</summary>
    private async Task KillTheRouterAsync()
    {
        string? router = null;
        await UntilAsync(async () => (router = await ExecuteAsync(
            """
            SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
            WHERE l.locktype = 'advisory' AND l.granted AND a.datname = current_database() AND a.application_name LIKE 'worker-%' LIMIT 1
            """) as string) is not null && _workers.ContainsKey(router), s_glimpse);
        _workers.TryRemove(router!, out var running);
        await running!.KillAsync();
        await running.DisposeAsync();
    }

    private static async Task UntilAsync(Func<Task<bool>> condition, TimeSpan pause)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!await condition())
            await Task.Delay(pause, patience.Token);
    }

    private async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_app.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
