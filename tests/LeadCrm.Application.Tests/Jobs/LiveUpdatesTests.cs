using System.Collections.Concurrent;
using LeadCrm.Application.Access;
using LeadCrm.Application.Journal;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Infrastructure.Jobs;
using LeadCrm.TestSupport.UseCases;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LeadCrm.Application.Tests.Jobs;

public sealed class LiveUpdatesTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Every_process_hears_once_which_leads_changed_and_everything_after_an_interruption()
    {
        using var updates = new LiveUpdates(app.ConnectionString, TimeProvider.System, NullLogger<LiveUpdates>.Instance);
        using var heard = new BlockingCollection<LeadChange>();
        await updates.StartAsync(CancellationToken.None);
        using (updates.Subscribe(heard.Add))
        {
            await ListeningAsync();
            await app.SendAsync(Caller.System, new FollowJournal());
            var id = await app.RoutedLeadAsync();
            var until = DateTimeOffset.UtcNow + s_patience;
            LeadChange? change;
            do
            {
                (DateTimeOffset.UtcNow < until).ShouldBeTrue("nobody was told");
                // Another database of this server may hold a transaction open; what was committed here waits for it.
                await app.SendAsync(Caller.System, new FollowJournal());
            }
            while (!heard.TryTake(out change, TimeSpan.FromMilliseconds(200)));
            change.Leads.ShouldBe([id]);

            await InterruptAsync();
            heard.TryTake(out var missed, s_patience).ShouldBeTrue();
            missed.ShouldBe(LeadChange.Anything);
        }

        await updates.StopAsync(CancellationToken.None);
    }

    private const string Listeners = "FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'LeadCrm live updates'";

    private async Task ListeningAsync()
    {
        await using var database = NpgsqlDataSource.Create(app.ConnectionString);
        var until = DateTimeOffset.UtcNow + s_patience;
        await using var command = database.CreateCommand($"SELECT count(*) {Listeners} AND query LIKE 'LISTEN%' AND state = 'idle'");
        while ((long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))! == 0)
            (DateTimeOffset.UtcNow < until).ShouldBeTrue("nobody listens");
    }

    private async Task InterruptAsync()
    {
        await using var database = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = database.CreateCommand($"SELECT pg_terminate_backend(pid) {Listeners}");
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
