using System.Collections.Concurrent;
using LeadCrm.Application.Access;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Infrastructure.Jobs;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;
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
            var id = await app.RoutedLeadAsync();
            await app.SendAsync(Caller.System, new PublishOutbox());
            heard.TryTake(out var change, s_patience).ShouldBeTrue();
            change!.Leads.ShouldBe([id]);
            (await app.ReadAsync(db => db.Outbox.CountAsync())).ShouldBe(0);

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
