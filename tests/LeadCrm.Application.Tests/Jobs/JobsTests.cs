using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.Leads;
using LeadCrm.Infrastructure;
using LeadCrm.Infrastructure.Jobs;
using LeadCrm.TestSupport;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace LeadCrm.Application.Tests.Jobs;

public sealed class JobsTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task A_worker_finds_what_another_process_left_and_a_signal_brings_it_at_once()
    {
        var left = await app.QualifiedLeadAsync();
        using var worker = Worker();
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await UntilRoutedAsync(left);

        var signalled = await app.QualifiedLeadAsync();
        worker.Services.GetRequiredService<DrainSignals>().Raise(Drain.Routing);
        await UntilRoutedAsync(signalled);
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_calendar_that_another_process_holds_does_not_keep_a_worker_from_starting_and_is_written_once_it_is_free()
    {
        await ExecuteAsync("INSERT INTO hangfire.lock (resource, acquired) VALUES ('hangfire:lock:recurring-job:drain-routing', now() AT TIME ZONE 'UTC')");
        await ExecuteAsync("DELETE FROM hangfire.set WHERE key = 'recurring-jobs'; DELETE FROM hangfire.hash WHERE key LIKE 'recurring-job:%'");
        using var worker = Worker();
        await worker.StartAsync(TestContext.Current.CancellationToken);
        (await ExecuteAsync("SELECT count(*) FROM hangfire.set WHERE key = 'recurring-jobs' AND value = 'drain-routing'")).ShouldBe(0L);

        await ExecuteAsync("DELETE FROM hangfire.lock WHERE resource = 'hangfire:lock:recurring-job:drain-routing'");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await ExecuteAsync("SELECT count(*) FROM hangfire.set WHERE key = 'recurring-jobs' AND value IN ('drain-routing', 'clinic-licences')") is not 2L)
            await Task.Delay(10, patience.Token);
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    private async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(app.OwnerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private IHost Worker()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var configuration = LeadCrmTemplate.Configuration();
        builder.Configuration.AddConfiguration(configuration);
        builder.Services.AddUseCases(autoMapperLicenceKey: null);
        builder.Services.AddSingleton<TimeProvider>(app.Time);
        builder.Services.AddInfrastructure(configuration, app.ConnectionString);
        builder.Services.AddLeadCrmJobs(app.ConnectionString, isWorker: true);
        return builder.Build();
    }

    private async Task UntilRoutedAsync(Guid id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await app.ReadAsync(db => db.Leads.Where(l => l.Id == id).Select(l => l.Stage).SingleAsync(patience.Token)) != LeadStage.Routed)
            await Task.Yield();
    }
}
